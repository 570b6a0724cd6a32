package import SuccessStore

/// One connection to a database, for as long as a transaction lasts: all that queries, records, projections and writing need
/// of an engine.
package protocol SQLConnection: AnyObject {
  /// What the engine's SQL says otherwise than another's.
  var dialect: Dialect { get }

  /// The statement of a text, made ready once and then kept. Only one run of it at a time.
  func statement(_ sql: String) throws -> any SQLStatement
  /// Runs any number of statements that need nothing and answer nothing.
  func execute(_ sql: String) throws

  /// Runs what may be refused: then it has done nothing, what came before it stands, and the transaction goes on.
  func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer

  /// Throws when whoever asked has withdrawn.
  func checkCancellation() throws
  /// Another number after any other connection's commit.
  func othersChanges() throws -> Int
  /// After tables of the same names came or went.
  func forgetStatements()

  /// Every index but those that keep keys unique.
  func indexes() throws -> [SQLIndex]
  /// What is wrong with the file and the references in it; nothing, where all is well.
  func damage() throws -> [StoreFinding]
}

package struct SQLIndex {
  package var name: String
  package var table: String
  /// Makes it again.
  package var create: String

  package init(name: String, table: String, create: String) {
    self.name = name
    self.table = table
    self.create = create
  }
}
