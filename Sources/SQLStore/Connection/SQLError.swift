/// What a database may refuse, by what is done about it.
package struct SQLError: Error, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// Others write, for longer than was waited.
    case busy
    case cancelled
    /// What a row refers to is not there, or something refers to it.
    case reference
    /// A row of the same key is there.
    case alreadyThere
    /// A value that the table does not take.
    case unfit
    case full, readOnly, unavailable, disk, foreign, damaged
    case other
  }

  package var kind: Kind
  package var message: String?

  package init(_ kind: Kind, _ message: String? = nil) {
    self.kind = kind
    self.message = message
  }

  package var description: String { message ?? "\(kind)" }
}
