import Foundation
import Testing

/// A portfolio with a configuration folder in which `sources.yaml` and mappings stand, and a folder for what commands read and leave.
struct SyncDesk: ~Copyable {
  let portfolio: SmallPortfolio
  /// The portfolio's folder is the home.
  let configuration: URL
  var folder: URL { portfolio.folder }

  static let mapping = """
    name: crm
    files:
      companies:
        kind: customers
        columns: [id, name, signed]
        rows: results[]
        may_lack: any
        fields:
          id: id
          name: name
          tier: {constant: starter}
          industry: {constant: other}
          size: {constant: small}
          signed_up: {column: signed, as: date}
    """

  init() async throws {
    let portfolio = try await SmallPortfolio()
    let configuration = portfolio.folder.appending(path: ".config/rapport")
    try Self.prepare(configuration)
    self.portfolio = portfolio
    self.configuration = configuration
  }

  private static func prepare(_ configuration: URL) throws {
    let mappings = configuration.appending(path: "mappings")
    try FileManager.default.createDirectory(at: mappings, withIntermediateDirectories: true)
    try mapping.write(to: mappings.appending(path: "crm.yaml"), atomically: true, encoding: .utf8)
  }

  func sources(_ text: String) throws {
    try text.write(to: configuration.appending(path: "sources.yaml"), atomically: true, encoding: .utf8)
  }

  /// A file in the desk's folder; answers its path.
  @discardableResult
  func put(_ text: String, _ name: String, mode: Int = 0o600) throws -> String {
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }

  func text(_ name: String) -> String? { try? String(contentsOf: folder.appending(path: name), encoding: .utf8) }

  /// One customer in an answer of a page.
  static func company(_ id: String, _ name: String = "Acme", at: String = "") -> String {
    #"{"id": "\#(id)", "name": "\#(name)", "signed": "2026-01-02", "at": "\#(at)"}"#
  }

  func run(_ arguments: String..., now: String? = SmallPortfolio.now, environment: [String: String] = [:]) throws
    -> RunningBinary
  {
    let clock = now.map { ["--now", $0] } ?? []
    let own = ["HOME": folder.path, "TMPDIR": folder.path]
    return try RunningBinary(
      arguments + ["--db", portfolio.database.path] + clock, environment: own.merging(environment) { $1 })
  }

  /// Begun and left running; always by the real clock.
  func start(_ arguments: String...) throws -> StartedBinary {
    try StartedBinary(arguments + ["--db", portfolio.database.path], home: folder)
  }

  struct Entry: Decodable {
    var name: String
    var status: String
    var lastSuccess: String?
    var lastError: String?
    var lastErrorAt: String?
    var failures: Int
    var rows: Int
    var next: String?
    var cursor: String?
  }

  func state(_ name: String) throws -> Entry {
    struct Answer: Decodable { var sources: [Entry] }
    let run = try run("sources", "--format", "json")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    return try #require(answer.sources.first { $0.name == name })
  }

  func isCustomer(_ id: String) throws -> Bool { try run("show", id).status == 0 }

  /// Until a command has left the file; the test's own limit ends it where it never does.
  func waitFor(_ name: String) { while text(name) == nil { usleep(20_000) } }
}
