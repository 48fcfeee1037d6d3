package dev.tarn.inmemory.repository.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NarrativeFormatTest {

    private static @Nullable String fault(String html) {
        byte[] text = html.replace("XHTML", "http://www.w3.org/1999/xhtml").getBytes(StandardCharsets.UTF_8);
        return new NarrativeFormat().fault(text, 0, text.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div xmlns='XHTML'>x</div>",
                "\n <div xmlns=\"XHTML\">x</div>",
                "<div xmlns='XHTML' xmlns:v='http://x.org/v'>x</div>",
                "<div xmlns='XHTML'><p xmlns='XHTML'>x</p></div>",
                "<?xml version='1.0'?><!-- x -->\n<div xmlns='XHTML'>x</div>",
                "<div xmlns='XHTML'><?x y?>&amp;&nbsp;&lt;&gt;&quot;&apos; &#9; &#160; &#xA0; &#x1F600;</div>",
                "<div xmlns='XHTML'><![CDATA[a & b]]></div>",
                "<div xmlns='XHTML'><a href='http://x.org?a=b&amp;c=d'>x</a></div>",
                "<div xmlns='XHTML'><img src='x.png' alt='x'/></div>",
            })
    void a_narrative_is_well_formed_XHTML_with_text_or_an_image(String html) {
        assertThat(fault(html)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<div>x</div> | txt-1",
                "<div xmlns=\"x'XHTML\">x</div> | txt-1",
                "<div xmlns='XHTML'><p xmlns='http://x.org/v'>x</p></div> | txt-1",
                "<div xmlns='XHTML' xmlns:='http://x.org/v'>x</div> | txt-1",
                "<div xmlns='XHTML'>a & b</div> | & begins no entity",
                "<div xmlns='XHTML'>a&</div> | & begins no entity",
                "<div xmlns='XHTML'>a&b</div> | & begins no entity",
                "<div xmlns='XHTML'>&#;</div> | & begins no entity",
                "<div xmlns='XHTML'>&;</div> | & begins no entity",
                "<div xmlns='XHTML'>&#x;</div> | & begins no entity",
                "<div xmlns='XHTML'>&#1;</div> | & begins no entity",
                "<div xmlns='XHTML'>&#xD800;</div> | & begins no entity",
                "<div xmlns='XHTML'>&#99999999999;</div> | & begins no entity",
                "<div xmlns='XHTML'><!-- x</div> | a comment is not closed",
                "<!-- x <div xmlns='XHTML'>x</div> | does not begin with <div",
                "<div xmlns='XHTML'><![CDATA[ ]]></div> | txt-2",
                "<div xmlns='XHTML'><![CDATA[x</div> | a CDATA section is not closed",
                "<div xmlns='XHTML'>x<?y</div> | a processing instruction is not closed",
                "<![CDATA[x]]> | does not begin with <div",
                "<div xmlns='XHTML'><a href='http://x.org?a=b&c=d'>x</a></div> | & begins no entity",
                "<div xmlns='XHTML'> <br/></div> | txt-2",
            })
    void what_is_wrong_is_told(String html, String fault) {
        assertThat(fault(html)).contains(fault);
    }
}
