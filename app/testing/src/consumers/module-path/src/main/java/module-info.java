/** A program that is a module, and has Tarn and the AWS SDK as modules. */
module consumer {
    requires dev.tarn.testing;
    requires java.net.http;
    requires java.sql;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.healthlake;
}
