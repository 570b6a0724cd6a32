public import CustomerSuccess

/// What any part of its text finds, each thing once: exact ids first, then names of customers and of people, then titles,
/// then other texts; the newest first among equals. Every word of `text` has to be found, capitals and accents do not matter,
/// and nothing in it is syntax. Texts shorter than three letters are looked for in names and at the beginning of ids.
public struct SearchQuery: Question {
  public typealias Answer = [SearchHit]
  public var text: String
  public var limit: Int

  public init(_ text: String, limit: Int) {
    self.text = text
    self.limit = limit
  }
}

/// Everyone who owns or manages something now, by name, each spelling once: what filters and forms complete, and whom a
/// part of a name means.
public struct PeopleQuery: TimelessQuestion {
  public typealias Answer = [String]

  public init() {}
}

/// The names of all that is counted of anybody, and the currencies that anybody pays in.
public struct FilterNamesQuery: TimelessQuestion {
  public typealias Answer = FilterNames

  public init() {}
}

/// Something that a search found.
public struct SearchHit: Hashable, Sendable, Identifiable {
  public var kind: Kind
  /// The id of the thing itself: a ticket's, an action's.
  public var thing: String
  /// Whom it belongs to; the customer itself for one, nil for an article.
  public var customer: CustomerID?
  /// Empty for an article.
  public var customerName: String
  /// The name, subject, title, or an activity's kind.
  public var title: MarkedText
  /// The part of the other texts that was found, or what tells most; empty when there is none.
  public var excerpt: MarkedText
  public var id: String { "\(kind.rawValue) \(thing)" }

  public enum Kind: String, CaseIterable, Sendable { case customer, contact, ticket, action, activity, article }

  public init(
    kind: Kind, thing: String, customer: CustomerID?, customerName: String, title: MarkedText, excerpt: MarkedText
  ) {
    self.kind = kind
    self.thing = thing
    self.customer = customer
    self.customerName = customerName
    self.title = title
    self.excerpt = excerpt
  }
}

/// A text with the parts of it that were looked for.
public struct MarkedText: Hashable, Sendable {
  public var text: String
  /// Characters of `text`, counted from 0; in order, and apart from each other.
  public var matches: [Range<Int>]

  public init(_ text: String, matches: [Range<Int>] = []) {
    self.text = text
    self.matches = matches
  }
}
