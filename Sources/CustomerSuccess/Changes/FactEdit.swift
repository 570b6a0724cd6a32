/// One fact before and after a change: added when `before` is nil, removed when `after` is nil.
///
/// Because both sides are kept, undoing is the same edit turned round, and an edit fits only while the store still
/// holds `before`.
public struct FactEdit: Hashable, Sendable, Codable {
  public var before: Fact?
  public var after: Fact?

  public init(before: Fact?, after: Fact?) {
    self.before = before
    self.after = after
  }

  public var key: FactKey? { (after ?? before)?.key }
  public var undone: FactEdit { FactEdit(before: after, after: before) }
}

/// Why a change cannot be made, in words for the person who asked for it.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  /// It can be done, but somebody has to say that it is meant.
  public var isDoubt: Bool

  public init(_ description: String, isDoubt: Bool = false) {
    self.description = description
    self.isDoubt = isDoubt
  }
}

/// One entry of the change log.
public struct ChangeEntry: Hashable, Sendable, Identifiable {
  public var id: Int
  public var at: Instant
  public var author: String
  /// What was done, such as `record activeUsers for CUST-001`.
  public var title: String
  /// The entry that this one undid.
  public var undoes: Int?
  /// What it made that people know by an id; told to whoever made it, the log says it by the entry's edits.
  public var made: [Target] = []
  /// Nothing of it can be taken back; told to whoever made it, the log says it by having no edits.
  public var isForGood = false
  /// What it leaves as it is, such as where names of who was forgotten still stand alone; told to whoever did it, and nothing keeps
  /// it.
  public var remains: [String] = []

  public init(id: Int, at: Instant, author: String, title: String, undoes: Int? = nil) {
    self.id = id
    self.at = at
    self.author = author
    self.title = title
    self.undoes = undoes
  }
}
