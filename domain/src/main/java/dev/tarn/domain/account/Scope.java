package dev.tarn.domain.account;

/** The account and region of a data store. Data stores of different scopes are isolated from each other. */
public record Scope(AccountId account, Region region) {

    /** {@return the scope of this account and region} */
    public static Scope of(String account, String region) {
        return new Scope(new AccountId(account), new Region(region));
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
