public import CustomerSuccess
public import SuccessStore

/// Sends approved messages, each once: it is taken in a transaction before it is handed to the mail command, and what became of it
/// is written behind that. Whoever comes in between finds it taken; a sender that is gone in between leaves one of which nobody
/// knows, and a person decides.
public struct OutboxSender: Sendable {
  private let settings: MailSettings
  private let zone: Zone
  private let clock: @Sendable () -> Instant

  public init(
    _ settings: MailSettings, zone: Zone, clock: @escaping @Sendable () -> Instant
  ) {
    self.settings = settings
    self.zone = zone
    self.clock = clock
  }

  /// By which way one leaves.
  public typealias Way = @Sendable (MailText) -> MailOutcome

  /// What became of one.
  public struct Ended: Sendable {
    public var message: OutreachMessage
    public var outcome: MailOutcome
  }

  /// Nil where somebody else has taken it, or it may not go any more.
  public func send(_ row: MessageRow, in store: any SuccessStore, by way: Way? = nil) async throws(StoreError) -> Ended?
  {
    let target = Target.message(row.id)
    let taken = clock()
    do {
      try await store.perform([ActRequest(.takeToSend, on: target)], title: nil, by: OutreachMessage.sender, at: taken)
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return try await keepBack(row, refusal, in: store)
    }
    let outcome = outcome(of: row, at: taken, way)
    let end = ActRequest(.endSending(taken: taken, outcome), on: target)
    try await store.perform([end], title: nil, by: OutreachMessage.sender, at: max(taken, clock()))
    var message = row.message
    message.state = outcome.state
    return Ended(message: message, outcome: outcome)
  }

  /// What has come up since it was approved is said on it: it waits for a person.
  private func keepBack(
    _ row: MessageRow, _ refusal: Refusal, in store: any SuccessStore
  ) async throws(StoreError) -> Ended? {
    let words = refusal.description.replacing("\(row.id): ", with: "")
    let request = ActRequest(.holdMessage(words), on: .message(row.id), seen: .message(row.message))
    do { try await store.perform([request], title: nil, by: OutreachMessage.sender, at: clock()) } catch { return nil }
    return Ended(message: row.message, outcome: .failed(words))
  }

  private func outcome(of row: MessageRow, at moment: Instant, _ way: Way?) -> MailOutcome {
    switch mail(row, at: moment) {
    case .failure(let refusal): .failed(refusal.description)
    case .success(let mail):
      way.map { $0(mail) } ?? MailCommand(settings).send(mail.written(.command))
    }
  }

  /// As it goes out.
  public func mail(_ row: MessageRow, at moment: Instant) -> Result<MailText, Refusal> {
    guard let from = settings.from else {
      return .failure(Refusal(settings.complaint ?? "nobody is configured to send from"))
    }
    guard let contact = row.contact, let address = MailAddress(contact.email) else {
      return .failure(Refusal("there is no address it could go to"))
    }
    return row.text.map { text in
      MailText(
        from: from, to: .init(name: contact.name, address: address), replyTo: settings.replyTo, text: text,
        date: moment,
        zone: zone, id: "\(row.id).\(row.message.fired.seconds).\(row.customer.id.mailWord)")
    }
  }
}

extension OutboxSender.Ended {
  /// Nil where it went.
  var complaint: String? {
    switch outcome {
    case .sent: nil
    case .failed(let words): "\(message.id) was not sent: \(words)"
    case .unknown(let words): "\(message.id) may have been sent or not: \(words)"
    }
  }
}

extension MailOutcome {
  public var state: OutreachMessage.State {
    switch self {
    case .sent: .sent
    case .failed: .failed
    case .unknown: .unknown
    }
  }

  public var words: String {
    switch self {
    case .sent(let words), .failed(let words), .unknown(let words): words
    }
  }
}

extension CustomerID {
  /// What a message's id may hold.
  fileprivate var mailWord: String {
    String(
      text.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }.map(
        Character.init))
  }
}
