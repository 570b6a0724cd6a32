public import CustomerSuccess

/// What can go wrong at the store's door, in words; never a database's own type.
public enum StoreError: Error, Hashable, Sendable {
  /// Others were writing for longer than anyone should wait.
  case busy
  /// Someone else changed the same thing since it was read.
  case conflict(Conflict)
  /// Written by a newer Rapport: it can be read by that one only.
  case newerSchema(found: Int, known: Int)
  /// Not a Rapport database, or one that is broken; the text says how.
  case damaged(String)
  case full(String)
  case readOnly(String)
  /// The file cannot be opened; the text says why.
  case unavailable(String)
  case refused(Refusal)
  /// The framework's files cannot be read; with the place, and what was expected.
  case rules(String)
  /// The question was withdrawn before it was answered.
  case cancelled

  public struct Conflict: Hashable, Sendable {
    public var key: FactKey
    /// What the change was made from.
    public var expected: Fact?
    /// What the store holds.
    public var found: Fact?
    /// Who changed it last, and when, as far as the log knows.
    public var author: String?
    public var at: Instant?
    /// The log's entry that did.
    public var entry: ChangeEntry?
    /// What else that entry made of a ticket, for who answers may resolve it in the same save; and what others have made of
    /// it since it was seen.
    public var beside: [Fact] = []
    /// Whoever changed it last is the one who asks.
    public var isOwn = false
    /// The change would have taken an entry of the log back.
    public var isUndo = false

    public init(key: FactKey, expected: Fact?, found: Fact?, author: String?, at: Instant?) {
      self.key = key
      self.expected = expected
      self.found = found
      self.author = author
      self.at = at
    }

    /// `last` changed it last; asked by `author`.
    public init(
      key: FactKey, expected: Fact?, found: Fact?, last: ChangeEntry?, askedBy author: String?, isUndo: Bool = false
    ) {
      self.init(key: key, expected: expected, found: found, author: last?.author, at: last?.at)
      entry = last
      isOwn = author != nil && last?.author == author
      self.isUndo = isUndo
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// One or two sentences: what happened, and what to do.
  public var description: String {
    switch self {
    case .busy:
      "Others kept the database busy for longer than 5 seconds; nothing was changed. Try again."
    case .conflict(let conflict): conflict.description
    case .newerSchema(let found, let known):
      "The database was written by a newer Rapport (schema \(found), this one knows \(known)). Use the newer Rapport; "
        + "nothing was changed."
    case .damaged(let how): how
    case .full(let how): how
    case .readOnly(let how): how
    case .unavailable(let why): why
    case .refused(let refusal): refusal.description
    case .rules(let what): what
    case .cancelled: "Stopped before it was done; nothing was changed."
    }
  }
}

extension StoreError.Conflict: CustomStringConvertible {
  public var description: String {
    guard isUndo else {
      return "\(who) \(deed) meanwhile; nothing was written. Look at it again and repeat the change."
    }
    guard let entry else { return "\(who) \(deed) since; nothing was written." }
    if entry.author == OutreachMessage.sender {
      let what = "\(entry.title.capitalizedFirst) since, by entry \(entry.id)"
      return "\(what); what was sent cannot be taken back. Nothing was written."
    }
    // What to do stands first: a line of a screen has room for little more.
    let name = isOwn ? "you" : who
    return "Take back entry \(entry.id) first: by it \(name) \(deed) since (\(entry.title)). Nothing was written."
  }

  /// `You` for whoever asks.
  public var who: String {
    guard let author, !author.isEmpty else { return "Someone" }
    return isOwn ? "You" : author
  }

  /// What happened to a ticket is the ticket's change, whatever its number is.
  private var deed: String {
    guard key.kind == .ticketEvent, let ticket = key.parts.first else {
      return
        "\(found == nil ? "removed" : expected == nil ? "added" : "changed") \((found ?? expected)?.words ?? key.words)"
    }
    if case .ticketEvent(let event) = found, case .publicReply = event.kind { return "answered ticket \(ticket)" }
    return "changed ticket \(ticket)"
  }
}
