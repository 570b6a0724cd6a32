import CustomerSuccess
import Files
import Foundation
public import Interchange

/// Writes a portfolio to a folder: one CSV file a kind, and what it was made from.
public struct PortfolioFolder {
  private let path: String

  public init(path: String) { self.path = path }

  /// The files of a portfolio, in the order they are to be imported.
  public static let files = kinds.map { "\($0.rawValue).csv" }

  /// What a made-up portfolio has.
  public static let kinds = RecordKind.allCases.filter {
    ![
      .firing, .mute, .message, .membership, .opportunity, .statement, .voiding,
      .frameworkFile, .predictionModel, .prediction, .feedbackCorrection, .exitInterview, .businessReview,
    ].contains($0.factKind)
  }

  /// Makes the folder if need be and writes the files as the facts come. Nothing that is there already is written over;
  /// no file is there before all are whole.
  public func write(_ portfolio: Portfolio, plan: PortfolioPlan) throws(InterchangeError) -> [RecordKind: Int] {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unreadable(file: path, reason: "the folder cannot be made; check the path and its permissions")
    }
    var table: [RecordKind: TableFile] = [:]
    do {
      let plans = try Self.begin("portfolio.yaml", in: path)
      do {
        for kind in Self.kinds { table[kind] = try TableFile(kind, folder: path) }
        for facts in portfolio {
          for fact in facts { try table[RecordKind(of: fact)]?.add(fact) }
        }
        for kind in Self.kinds { try table[kind]?.complete() }
        try plans.write(plan.description)
      } catch {
        for file in table.values { file.file.abandon() }
        plans.abandon()
        throw error
      }
      for kind in Self.kinds { _ = try table[kind]?.file.finish() }
      _ = try plans.finish()
    } catch let error as FileFailure {
      throw .unreadable(file: path, reason: error.words)
    } catch {
      throw (error as? InterchangeError) ?? .unreadable(file: path, reason: "\(error)")
    }
    return table.mapValues(\.rows)
  }

  fileprivate static func begin(_ name: String, in folder: String) throws -> NewFile {
    let path = "\(folder)/\(name)"
    guard let file = try FileTarget(path).begin(replaces: false) else {
      throw InterchangeError.unreadable(file: path, reason: "is there already, expected a folder without it")
    }
    return file
  }
}

extension PortfolioPlan: CustomStringConvertible {
  /// The plan as `portfolio.yaml` has it.
  public var description: String {
    """
    # A made-up portfolio. Its moments and days are as of `asOf`; `rapport demo` moves them so that this is now.
    asOf: \(PortfolioPlan.anchor)
    customers: \(customers)
    seed: \(seed)\(hasDepartures ? "\ndepartures: true" : "")

    """
  }
}

/// One kind's file while it is written: text gathers in memory until there is enough of it to be worth a write.
private struct TableFile {
  private static let bufferLength = 1 << 18
  private(set) var rows = 0
  private var writer: RecordWriter
  private var text: String
  let file: NewFile

  init(_ kind: RecordKind, folder: String) throws {
    file = try PortfolioFolder.begin("\(kind.rawValue).csv", in: folder)
    writer = RecordWriter(kind)
    text = writer.head
  }

  mutating func add(_ fact: Fact) throws {
    rows += 1
    text += writer.row(fact)
    if text.utf8.count >= Self.bufferLength { try flush() }
  }

  mutating func complete() throws {
    text += writer.tail
    try flush()
  }

  private mutating func flush() throws {
    try file.write(text)
    text.removeAll(keepingCapacity: true)
  }
}
