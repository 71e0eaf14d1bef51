package dev.parley.client.settings;

/**
 * How a profile wants its server spoken to; each as the option of the same name.
 *
 * @param tls whether it is encrypted on this machine too; over a network it always is
 * @param ca a file of certificate authorities; empty if there is none
 * @param fingerprint the one key that is trusted, as it was written; empty if there is none
 * @param insecure whether it is in plain text, also over a network
 */
public record Encryption(boolean tls, String ca, String fingerprint, boolean insecure) {

    public static final Encryption USUAL = new Encryption(false, "", "", false);

    /** Whether there is nothing to say of it. */
    public boolean isUsual() {
        return !tls && !insecure && ca.isEmpty() && fingerprint.isEmpty();
    }
}
