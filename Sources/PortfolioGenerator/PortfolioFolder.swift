import CustomerSuccess
import Foundation
public import Interchange

/// Writes a portfolio to a folder: one CSV file a kind, and what it was made from.
public struct PortfolioFolder {
  private let path: String

  public init(path: String) { self.path = path }

  /// The files of a portfolio, in the order they are to be imported.
  public static let files = RecordKind.allCases.map { "\($0.rawValue).csv" }

  /// Makes the folder if need be and writes the files as the facts come. Nothing that is there already is written over;
  /// what was begun is taken away again when it cannot be finished.
  public func write(_ portfolio: Portfolio, plan: PortfolioPlan) throws(InterchangeError) -> [RecordKind: Int] {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
    for name in Self.files + ["portfolio.yaml"] where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      throw .unreadable(file: "\(path)/\(name)", reason: "is there already, expected a folder without it")
    }
    var table: [RecordKind: TableFile] = [:]
    do {
      for kind in RecordKind.allCases { table[kind] = try TableFile(kind, folder: path) }
      for facts in portfolio {
        for fact in facts { try table[RecordKind(of: fact)]?.add(fact) }
      }
      for kind in RecordKind.allCases { try table[kind]?.finish() }
      try Data(plan.description.utf8).write(to: URL(fileURLWithPath: "\(path)/portfolio.yaml"))
    } catch {
      for name in Self.files + ["portfolio.yaml"] { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
      if let error = error as? InterchangeError { throw error }
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
    return table.mapValues(\.rows)
  }
}

extension PortfolioPlan: CustomStringConvertible {
  /// The plan as `portfolio.yaml` has it.
  public var description: String {
    """
    # A made-up portfolio. Its moments and days are as of `asOf`; `rapport demo` moves them so that this is now.
    asOf: \(PortfolioPlan.anchor)
    customers: \(customers)
    seed: \(seed)

    """
  }
}

/// One kind's file while it is written: text gathers in memory until there is enough of it to be worth a write.
private struct TableFile {
  private static let bufferLength = 1 << 18
  private(set) var rows = 0
  private var writer: RecordWriter
  private var text: String
  private let handle: FileHandle
  private let path: String

  init(_ kind: RecordKind, folder: String) throws {
    path = "\(folder)/\(kind.rawValue).csv"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw InterchangeError.unreadable(file: path, reason: String(cString: strerror(errno))) }
    self.handle = handle
    writer = RecordWriter(kind)
    text = writer.head
  }

  mutating func add(_ fact: Fact) throws {
    rows += 1
    text += writer.row(fact)
    if text.utf8.count >= Self.bufferLength { try flush() }
  }

  mutating func finish() throws {
    text += writer.tail
    try flush()
    try handle.close()
  }

  private mutating func flush() throws {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw InterchangeError.unreadable(file: path, reason: error.localizedDescription)
    }
    text.removeAll(keepingCapacity: true)
  }
}
