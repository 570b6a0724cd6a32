/// A ticket as another tool's export shows it at one moment: what is the case, not how it came about.
public struct TicketSnapshot: Hashable, Sendable {
  /// Who asked what; `outsideUpdated` is when the tool last changed it, where the export says so.
  public var ticket: Ticket
  public var severity: Severity
  public var status: TicketStatus
  /// Empty: nobody. Nil where the export does not say.
  public var owner: String?
  public var firstReply: Instant?
  /// Set exactly while the status is resolved or closed, unless the tool does not tell when.
  public var resolved: Instant?
  public var tier: SupportTier?
  /// Why it was escalated.
  public var trigger: String
  /// False where the export has no such column: what is stored stays.
  public var tellsCategory: Bool
  public var tellsChannel: Bool
  /// Why the tool counts it no more, in words that name it; empty: it counts.
  public var withdrawn: String
  /// Clocks of which it tells a time that has not come, so that it tells nothing of them.
  public var ahead: Set<ClockKind> = []
  /// The columns that the export says something of, those of its story too; of the others what is stored stays.
  public var fields = ToldFields.all

  public init(
    ticket: Ticket, severity: Severity, status: TicketStatus, owner: String?, firstReply: Instant? = nil,
    resolved: Instant? = nil, tier: SupportTier? = nil, trigger: String = "", tellsCategory: Bool = true,
    tellsChannel: Bool = true, withdrawn: String = ""
  ) {
    self.ticket = ticket
    self.severity = severity
    // Somebody has answered, so it is new no more.
    self.status = status == .new && firstReply != nil ? .open : status
    self.owner = owner
    self.firstReply = firstReply
    self.resolved = resolved
    self.tier = tier
    self.trigger = trigger
    self.tellsCategory = tellsCategory
    self.tellsChannel = tellsChannel
    self.withdrawn = withdrawn
  }

  public var updated: Instant? { ticket.outsideUpdated }

  private static let places = Dictionary(
    uniqueKeysWithValues: FactKind.ticket.columnNames.enumerated().map { ($0.element, $0.offset) })

  public func tells(_ column: StaticString) -> Bool { Self.place(of: column).map(fields.contains) ?? false }

  /// An empty text is said all the same.
  public mutating func tell(_ column: StaticString) {
    if let place = Self.place(of: column) { fields.insert(place) }
  }

  private static func place(of column: StaticString) -> Int? { places["\(column)"] }
}

/// What a newer export means for a ticket that is stored.
public struct TicketCatchUp: Hashable, Sendable {
  /// The ticket itself, where something about it changed that is no event.
  public var ticket: Ticket?
  /// Events to be added, and one that was the import's own with a time put right.
  public var events: [TicketEvent] = []
  /// The export was made before what is stored: it says nothing.
  public var isOlder = false
  /// Something that people changed here after the tool did was left as they made it.
  public var keepsWork = false
  /// It has ended here, and the tool has moved it from one open state to another.
  public var staysEnded = false
  /// What the events amount to, by the columns of a ticket's row.
  public var changes: [FieldChange] = []
  /// Where the export goes on to say something else than holds.
  public var kept: [KeptField] = []

  public var isEmpty: Bool { ticket == nil && events.isEmpty }

  /// Whose words the events of an import are: by them it knows what the tool said last.
  public static let author = Actor.automation("import")

  private static let noLongerListed = "no longer listed by "

  /// Why a ticket counts no more that its source lists no more.
  public static func unlisted(by source: String) -> String { noLongerListed + source }
  static func isUnlisted(_ reason: String) -> Bool { reason.hasPrefix(noLongerListed) }
}

extension TicketEvent {
  /// The answer whose words the tool keeps to itself.
  var isImportedReply: Bool { kind == .publicReply("") }

  /// Whether another tool's export tells of it, not somebody here.
  var isImported: Bool {
    switch kind {
    case .opened: author == .customer("") || author == TicketCatchUp.author
    case .publicReply: isImportedReply
    case .customerMessage: author == .customer("")
    default: author == TicketCatchUp.author
    }
  }
}
