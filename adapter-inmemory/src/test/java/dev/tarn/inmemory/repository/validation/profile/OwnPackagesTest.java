package dev.tarn.inmemory.repository.validation.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.profile.packages.PackageException;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of one's own, and what hostile ones do: they are refused with the file's name, or bounded. */
class OwnPackagesTest {

    private static final String URL = "http://example.org/StructureDefinition/p";

    @TempDir
    Path directory;

    private static String profile(String elements) {
        return "{'resourceType':'StructureDefinition','url':'" + URL
                + "','type':'Patient','derivation':'constraint','snapshot':{'element':[{'path':'Patient','min':0,"
                + "'max':'*'}" + elements + "]}}";
    }

    private void write(String elements) throws IOException {
        PackageFiles.named("org.example", "1.0.0")
                .with("p.json", profile(elements))
                .write(directory.resolve("own.tgz"));
    }

    private List<ValidationIssue> issues(String members) {
        R4Validator validator = new R4Validator(new ProfileClaims(ProfileRegistry.with(directory), List.of(), false));
        String json = "{'resourceType':'Patient','id':'a','meta':{'profile':['" + URL + "']}" + members + "}";
        return validator.validate(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ValidationLevel.STRICT);
    }

    @Test
    void a_profile_of_a_package_in_the_directory_is_validated() throws IOException {
        write(",{'path':'Patient.gender','min':1,'max':'1','fixedCode':'female'}");
        assertThat(issues(""))
                .extracting(ValidationIssue::diagnostics)
                .containsExactly(
                        "Profile " + URL + ", Element 'Patient.gender': minimum required = 1, but only found 0");
        assertThat(issues(",'gender':'male'"))
                .extracting(ValidationIssue::location)
                .containsExactly("Patient.gender");
        assertThat(issues(",'gender':'female'")).isEmpty();
    }

    @Test
    void a_required_binding_to_a_value_set_of_the_package_is_validated() throws IOException {
        PackageFiles.named("org.example", "1.0.0")
                .with(
                        "p.json",
                        profile(",{'path':'Patient.maritalStatus','min':0,'max':'1','binding':{'strength':"
                                + "'required','valueSet':'http://example.org/vs|1'}}"))
                .with(
                        "v.json",
                        "{'resourceType':'ValueSet','url':'http://example.org/vs','compose':{'include':[{"
                                + "'system':'urn:s','filter':[{'property':'concept','op':'is-a','value':'b'}]}]}}")
                .with(
                        "c.json",
                        "{'resourceType':'CodeSystem','url':'urn:s','content':'complete','concept':[{'code':'a'},"
                                + "{'code':'b','concept':[{'code':'c'}]}]}")
                .write(directory.resolve("own.tgz"));
        assertThat(issues(",'maritalStatus':{'coding':[{'system':'urn:s','code':'c'}]}"))
                .isEmpty();
        assertThat(issues(",'maritalStatus':{'coding':[{'system':'urn:s','code':'a'}]}"))
                .hasSize(1);
    }

    @Test
    void a_required_binding_to_codes_that_nobody_lists_demands_a_coding() throws IOException {
        write(",{'path':'Patient.maritalStatus','min':0,'max':'1','binding':{'strength':'required','valueSet':"
                + "'http://example.org/unlisted'}},{'path':'Patient.contact','min':0,'max':'*'},{'path':"
                + "'Patient.contact.relationship','min':0,'max':'*','binding':{'strength':'extensible','valueSet':"
                + "'http://example.org/unlisted'}}");
        assertThat(issues(",'maritalStatus':{'text':'x','coding':[{'display':'x'},{'system':'urn:s','code':'c'}]}"))
                .isEmpty();
        assertThat(issues(",'contact':[{'name':{'text':'x'},'relationship':[{'text':'x'}]}]"))
                .isEmpty();
        for (String concept : List.of("{'text':'x'}", "{'coding':[{'code':'c'}]}", "{'coding':[{'system':'urn:s'}]}")) {
            assertThat(issues(",'maritalStatus':" + concept))
                    .extracting(ValidationIssue::diagnostics)
                    .singleElement()
                    .asString()
                    .contains("a coding with a system and a code is required from the value set"
                            + " http://example.org/unlisted");
        }
    }

    @Test
    void a_value_outside_of_closed_slices_is_refused() throws IOException {
        write(",{'path':'Patient.identifier','min':0,'max':'*','slicing':{'discriminator':[{'type':'value','path':"
                + "'system'}],'rules':'closed'}},{'path':'Patient.identifier','sliceName':'a','min':0,'max':'1'},"
                + "{'path':'Patient.identifier.system','min':1,'max':'1','fixedUri':'urn:a'}");
        assertThat(issues(",'identifier':[{'system':'urn:a'}]")).isEmpty();
        assertThat(issues(",'identifier':[{'system':'urn:a'},{'system':'urn:b'}]"))
                .extracting(ValidationIssue::location)
                .containsExactly("Patient.identifier[1]");
        assertThat(issues(",'identifier':[{'system':'urn:a'},{'system':'urn:a'}]"))
                .extracting(ValidationIssue::diagnostics)
                .containsExactly(
                        "Profile " + URL + ", Element 'Patient.identifier:a': maximum allowed = 1, but found 2");
    }

    @Test
    void a_file_that_is_no_package_is_refused_with_its_name_and_the_cause() throws IOException {
        Path file = directory.resolve("bad.tgz");
        Files.writeString(file, "no gzip");
        assertRefused("bad.tgz", "GZIP");
        gzip(file, "no tar, but some text".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertRefused("bad.tgz", "no tar file");
        gzip(file, new byte[0]);
        assertRefused("bad.tgz", "package/package.json");
        byte[] tar = PackageFiles.named("org.example", "1").tar();
        gzip(file, java.util.Arrays.copyOf(tar, 520));
        assertRefused("bad.tgz", "ends too early");
        PackageFiles.named("", "").write(file);
        assertRefused("bad.tgz", "no name");
        assertThatThrownBy(() -> ProfileRegistry.with(directory.resolve("none")))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void a_package_of_too_many_or_too_large_files_is_refused_before_it_is_read() throws IOException {
        PackageFiles many = PackageFiles.named("org.example", "1");
        for (int i = 0; i <= 50_000; i++) {
            many.with(i + ".txt", "");
        }
        many.write(directory.resolve("many.tgz"));
        assertRefused("many.tgz", "50000 files");
        Files.delete(directory.resolve("many.tgz"));
        byte[] tar = PackageFiles.named("org.example", "1").tar();
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, tar, 124, 11);
        gzip(directory.resolve("large.tgz"), tar);
        assertRefused("large.tgz", "512 MB");
    }

    private void assertRefused(String file, String cause) {
        assertThatThrownBy(() -> ProfileRegistry.with(directory))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(cause);
    }

    private static void gzip(Path file, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
    }

    @Test
    void definitions_beyond_the_bounds_are_no_profiles_and_claims_of_them_are_refused() throws IOException {
        write(",{'path':'Patient.name','min':0}".repeat(20_000));
        assertThat(issues("")).extracting(ValidationIssue::code).containsExactly(ValidationIssue.Code.NOT_FOUND);
        write(",{'path':'Patient" + ".name".repeat(60) + "','min':0}");
        assertThat(issues("")).extracting(ValidationIssue::code).containsExactly(ValidationIssue.Code.NOT_FOUND);
        PackageFiles.named("org.example", "1")
                .with("p.json", "{'resourceType':'StructureDefinition','x':" + "[".repeat(5_000))
                .write(directory.resolve("own.tgz"));
        assertThat(issues("")).extracting(ValidationIssue::code).containsExactly(ValidationIssue.Code.NOT_FOUND);
    }

    @Test
    void a_regular_expression_that_explodes_is_bounded() throws IOException {
        write(invariant("%resource.name.family.matches('^(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)c$')"));
        assertThat(issues(",'name':[{'family':'" + "a".repeat(40) + "b'}]"))
                .extracting(ValidationIssue::code)
                .containsExactly(ValidationIssue.Code.TOO_COSTLY);
        write(invariant("%resource.name.family.matches('^(a|b)*$')"));
        assertThat(issues(",'name':[{'family':'" + "a".repeat(200_000) + "'}]"))
                .extracting(ValidationIssue::code)
                .containsExactly(ValidationIssue.Code.TOO_COSTLY);
    }

    @Test
    void a_profile_that_is_not_claimed_and_takes_too_much_work_is_no_success() throws IOException {
        write(invariant("%resource.name.family.matches('^(a|b)*$')"));
        R4Validator validator = new R4Validator(new ProfileClaims(ProfileRegistry.with(directory), List.of(), false));
        String json =
                "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"1\"},\"name\":[{\"family\":\""
                        + "a".repeat(200_000) + "\"}]}";

        assertThat(validator.validateAgainst(json.getBytes(StandardCharsets.UTF_8), URL))
                .extracting(ValidationIssue::code)
                .containsExactly(ValidationIssue.Code.TOO_COSTLY);
    }

    @Test
    void an_expression_that_is_nested_too_deep_or_is_none_is_passed_over() throws IOException {
        write(invariant("(".repeat(1_900) + "false" + ")".repeat(1_900)));
        assertThat(issues("")).isEmpty();
        write(invariant("%resource.name.matches('(')"));
        assertThat(issues("")).isEmpty();
        write(invariant("99999999999999 = 1"));
        assertThat(issues("")).isEmpty();
        write(invariant("%resource.active.exists()"));
        assertThat(issues("")).hasSize(1);
    }

    /** An invariant of meta, which each resource here has. Its quotes are the package's escapes. */
    private static String invariant(String expression) {
        return ",{'path':'Patient.meta','min':0,'max':'1','constraint':[{'key':'own-1','severity':'error','human':'own',"
                + "'expression':'" + expression.replace("'", "\\u0027") + "'}]}";
    }

    @Test
    void value_sets_that_include_themselves_have_no_codes() throws IOException {
        String many = "{'valueSet':['http://example.org/vs']},".repeat(50);
        PackageFiles.named("org.example", "1.0.0")
                .with(
                        "p.json",
                        profile(",{'path':'Patient.language','min':0,'max':'1','binding':{'strength':'required',"
                                + "'valueSet':'http://example.org/vs'}}"))
                .with(
                        "v.json",
                        "{'resourceType':'ValueSet','url':'http://example.org/vs','compose':{'include':[" + many
                                + "{'valueSet':['http://example.org/vs']}]}}")
                .write(directory.resolve("own.tgz"));
        assertThat(issues(",'language':'xx'")).isEmpty();
    }

    @Test
    void a_million_comparisons_of_values_with_slices_are_bounded() throws IOException {
        StringBuilder slices = new StringBuilder(",{'path':'Patient.identifier','min':0,'max':'*','slicing':{"
                + "'discriminator':[{'type':'value','path':'system'}],'rules':'open'}}");
        for (int i = 0; i < 5_000; i++) {
            slices.append(",{'path':'Patient.identifier','sliceName':'s" + i + "','min':0,'max':'1'},{'path':"
                    + "'Patient.identifier.system','min':1,'max':'1','fixedUri':'urn:" + i + "'}");
        }
        write(slices.toString());
        assertThat(issues(",'identifier':[{'system':'urn:x'}" + ",{'system':'urn:x'}".repeat(2_000) + "]"))
                .extracting(ValidationIssue::code)
                .containsExactly(ValidationIssue.Code.TOO_COSTLY);
    }
}
