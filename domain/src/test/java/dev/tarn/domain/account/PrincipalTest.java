package dev.tarn.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Principal.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    private static final AccountId ACCOUNT = new AccountId("111122223333");

    @Test
    void a_caller_is_not_verified_unless_a_principal_is_given() {
        Scope scope = Scope.of("111122223333", "us-east-1");
        assertThat(Caller.in(scope)).isEqualTo(new Caller(scope, Principal.UNVERIFIED));
        assertThat(Caller.of("111122223333", "us-east-1")).isEqualTo(Caller.in(scope));
    }

    @Test
    void the_arn_of_a_user_is_that_of_iam_and_of_a_session_that_of_sts() {
        assertThat(User.of(ACCOUNT, "alice", List.of()).arn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(User.session(ACCOUNT, "night-job", List.of()).arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/night-job/local");
    }

    @Test
    void the_policies_of_a_user_do_not_change_with_the_list_that_they_came_from() {
        List<String> policies = new ArrayList<>(List.of("reader"));
        User alice = User.of(ACCOUNT, "alice", policies);
        policies.clear();
        assertThat(alice.policies()).containsExactly("reader");
    }
}
