/// An address that mail can be sent to, as a header may carry it: `ana@example.com`.
public struct MailAddress: Hashable, Sendable {
  public let text: String

  /// Nil for what is none, and for what a header would read as more than one.
  public init?(_ text: String) {
    let text = text.withoutOuterBlanks
    guard !text.isEmpty, EmailAddress.complaint(text) == nil,
      text.unicodeScalars.allSatisfy({
        $0.value > 32 && $0.value != 127 && !",;:<>()[]\"\\".unicodeScalars.contains($0)
      })
    else { return nil }
    self.text = text
  }
}
