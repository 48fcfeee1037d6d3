package dev.tarn.domain.account;

/** Where data stores live: those of one account and region never see those of another. */
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
