/// What became of a message that was handed over to be sent.
public enum MailOutcome: Hashable, Sendable {
  /// By which way: `msmtp`, `as MSG-3.eml`.
  case sent(String)
  /// It did not go, and why.
  case failed(String)
  /// Nobody knows whether it went, and why.
  case unknown(String)
}
