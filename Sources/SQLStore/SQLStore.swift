public import CustomerSuccess
public import SuccessStore
import Synchronization

/// What is stored, asked and changed, over whatever engine keeps the tables.
public final class SQLStore: SuccessStore {
  public enum Mode: Hashable, Sendable {
    case readWrite
    /// Opened so that it cannot write; works on a file that nobody here may write.
    case readOnly
    /// Reports at another clock: every question is answered as of this moment, and nothing is written.
    case asOf(Instant)
  }

  let rules: RulesInForce
  public let mode: Mode
  let engine: any SQLEngine

  let customerNames = CustomerNames()
  /// Writes that were begun and have not ended, an import of minutes perhaps: no question waits behind them.
  let writing = Atomic<Int>(0)

  package init(_ engine: any SQLEngine, rules: RulebookSource, mode: Mode) {
    self.engine = engine
    self.rules = RulesInForce(rules)
    self.mode = mode
  }

  package convenience init(_ engine: any SQLEngine, rulebook: Rulebook, mode: Mode) {
    self.init(engine, rules: RulebookSource(rulebook), mode: mode)
  }

  public var path: String { engine.path }
  public var isReadOnly: Bool { mode != .readWrite }
  public var copyBeforeUpgrade: String? { engine.copyBeforeUpgrade }

  public func version() throws(StoreError) -> Int { try inWords { try engine.version() } }

  public func close() throws(StoreError) { try inWords { try engine.close() } }

  /// Runs `body`, and says what goes wrong in the store's words.
  private func inWords<Answer>(_ body: () throws -> Answer) throws(StoreError) -> Answer {
    do { return try body() } catch { throw engine.words(for: error) }
  }
}
