public import CustomerSuccess

/// A page of the initiatives: open ones first, the best begun first among them, what is done and dropped behind.
public struct InitiativeQuery: Question {
  public typealias Answer = Page<Initiative>
  /// In the language of initiatives.
  public var filter: Filter
  public var window: Window

  public init(filter: Filter = Filter(), window: Window) {
    self.filter = filter
    self.window = window
  }
}

/// One initiative's page; nil when there is no such initiative.
public struct InitiativeDetailQuery: Question {
  public typealias Answer = InitiativeDetail?
  public var initiative: InitiativeID

  public init(_ initiative: InitiativeID) { self.initiative = initiative }
}

/// All that one initiative's page shows.
public struct InitiativeDetail: Hashable, Sendable, Identifiable {
  public var initiative: Initiative
  /// How many customers it concerns; nil where it says of nobody that it does.
  public var concerned: Int?
  public var id: InitiativeID { initiative.id }

  public init(initiative: Initiative, concerned: Int? = nil) {
    self.initiative = initiative
    self.concerned = concerned
  }
}

/// The board, the roadmap and what it pays, of the initiatives that a filter lets through.
public struct RoadmapQuery: Question {
  public typealias Answer = Roadmap
  /// In the language of initiatives.
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

/// An initiative as a filter sees it.
public struct FilteredInitiative: FilterRow {
  public var initiative: Initiative

  public init(_ initiative: Initiative) { self.initiative = initiative }

  public var words: [String] { [initiative.id.text, initiative.title, initiative.description] }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .initiativeID: .text(initiative.id.text)
    case .initiativeTitle: .text(initiative.title)
    case .initiativeStatus: .text(initiative.status.rawValue)
    case .initiativeOwner: .text(initiative.owner)
    case .impact: .number(Double(initiative.impact))
    case .effort: .number(Double(initiative.effort))
    case .quarter: .text(initiative.quarter.map { QuarterForm.text($0) } ?? "none")
    case .initiativeOrigin: .text(InitiativeOriginForm.text(initiative.origin))
    default: nil
    }
  }
}

/// Who has asked for what an initiative brings: the customers who are there and among whom it concerns, some of whose words are
/// about the theme that it answers, by id. Nil when there is no such initiative. Every text is read, so that it is asked when
/// somebody is to be told.
public struct InitiativeAudienceQuery: Question {
  public typealias Answer = InitiativeAudience?
  public var initiative: InitiativeID

  public init(_ initiative: InitiativeID) { self.initiative = initiative }
}

public struct InitiativeAudience: Hashable, Sendable {
  public var initiative: Initiative
  public var members: [Member]

  public struct Member: Hashable, Sendable, Identifiable {
    public var id: CustomerID
    public var name: String
    /// To whom a message would go; nil where nobody is known.
    public var contact: Contact?
    /// When it was told of it.
    public var told: Instant?
    /// What it would get now, a draft or held with why; nil where it was told, or cannot be.
    public var message: OutreachMessage?

    public init(id: CustomerID, name: String, contact: Contact?, told: Instant?, message: OutreachMessage? = nil) {
      (self.id, self.name, self.contact, self.told, self.message) = (id, name, contact, told, message)
    }
  }

  public init(initiative: Initiative, members: [Member] = []) {
    self.initiative = initiative
    self.members = members
  }

  /// Who has not been told yet.
  public var new: [Member] { members.filter { $0.told == nil } }

  /// Of those the ones whose message would be held.
  public var held: [Member] { new.filter { $0.message?.state == .held } }

  public var requests: [ActRequest] { new.map { ActRequest(.tellOf(initiative.id), on: .customer($0.id)) } }

  /// Why nobody is to be told; nil where somebody is.
  public var refusal: String? {
    if let words = initiative.refusalOfTelling { return "\(initiative.id): \(words)" }
    guard initiative.theme != nil else {
      return "\(initiative.id): answers no theme of feedback, so nobody is known who asked for it"
    }
    if members.isEmpty { return "\(initiative.id): nobody whom it concerns has said anything about its theme" }
    return new.isEmpty ? "\(initiative.id): all who asked for it have been told" : nil
  }
}
