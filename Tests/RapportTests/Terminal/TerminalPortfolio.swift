import Foundation
import Testing

/// The database that the terminal's tests look at: sixty made-up customers, made once for all of them.
enum TerminalPortfolio {
  static let now = "2024-01-15T15:00:00Z"

  /// A copy for one test, which may do to it what it likes.
  static func copy(into folder: URL, as name: String = "portfolio.db") throws -> URL {
    let file = folder.appending(path: name)
    try FileManager.default.copyItem(at: try made.get(), to: file)
    return file
  }

  private static let made: Result<URL, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "terminal-portfolio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit {
      _ = TerminalPortfolio.made.map { try? FileManager.default.removeItem(at: $0.deletingLastPathComponent()) }
    }
    let tables = folder.appending(path: "tables")
    let generated = try RunningBinary(["generate", tables.path, "--customers", "60"])
    try #require(generated.status == 0, "\(generated.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: tables.path).filter { $0.hasSuffix(".csv") }
    let database = folder.appending(path: "portfolio.db")
    let imported = try RunningBinary(
      ["import", "--db", database.path, "--now", now] + files.map { tables.appending(path: $0).path })
    try #require(imported.status == 0, "\(imported.errors)")
    return database
  }
}
