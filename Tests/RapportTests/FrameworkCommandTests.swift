import Foundation
import Testing

/// `rapport framework`, with a configuration folder of its own.
@Suite struct FrameworkCommandTests {
  let folder: URL
  let environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "framework-\(UUID().uuidString)/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = ["XDG_CONFIG_HOME": folder.deletingLastPathComponent().path]
  }

  private func run(_ arguments: String...) throws -> RunningBinary {
    try RunningBinary(["framework"] + arguments, environment: environment)
  }

  private func write(_ text: String, _ name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  @Test func whatIsShippedIsShownWithItsComments() throws {
    for name in [
      "health", "sla.yaml", "calendars", "Training", "improvement", "contracts", "journeys", "outreach", "programmes",
      "messages", "feedback",
    ] {
      let shown = try run("show", name)
      #expect(shown.status == 0 && shown.output.hasPrefix("#"), "\(name): \(shown.errors)")
    }
    #expect(try run("show", "sla").output.contains("    targets: {respond: 15m, update: 30m, resolve: 4h}"))
    let unknown = try run("show", "weights")
    #expect(unknown.status == 64 && ["health", "improvement", "contracts"].allSatisfy(unknown.errors.contains))
    #expect(try run("check").output == "All as shipped: there is no file of your own.\n")
    #expect(try run("list").output.split(separator: "\n").count == 13)
  }

  /// Where there is no terminal it is said how it is done without the editor, and by options that there are.
  @Test func editingWithoutATerminalSaysHowElse() throws {
    let run = try run("edit", "sla")
    #expect(run.status == 64 && run.errors.contains("The editor needs a terminal."), "\(run.errors)")
    #expect(run.errors.contains("\(folder.path)/sla.yaml") && run.errors.contains("'rapport framework show sla'"))
    #expect(!run.errors.contains("--body"))
  }

  /// What `show` prints may be put in place as it is: it says the same.
  @Test func whatIsShownHolds() throws {
    try write("# Ours.\npolicies:\n  - name: Critical\n    targets: {respond: 10m}\n", "sla.yaml")
    let shown = try run("show", "sla").output
    #expect(shown.hasPrefix("# Ours.") && shown.contains("# policies.High.targets.respond: 1h"))
    #expect(shown.contains("\nseverities:\n  critical:") && shown.contains("\n# handOff: how soon"))
    let before = try run("check", "--format", "json").output
    try write(shown, "sla.yaml")
    #expect(try run("check", "--format", "json").output == before)
    #expect(try run("show", "sla", "--shipped").output.contains("respond: 15m"))
  }

  @Test func changesSayWhatTheyMove() throws {
    try write("policies:\n  - name: Critical\n    targets: {respond: 10m}\n", "sla.yaml")
    let check = try run("check")
    #expect(check.status == 0)
    #expect(check.output.contains("policies.Critical.targets.respond  15m      10m    deadlines"), "\(check.output)")
    #expect(try run("list").output.contains("sla          \(folder.path)/sla.yaml"))
    let tried = folder.appending(path: "tried").path
    try FileManager.default.createDirectory(atPath: tried, withIntermediateDirectories: true)
    try
      "standalone: true\npolicies:\n  - {name: One, when: {severity: low}, calendar: always, targets: {respond: 1h}}\n"
      .write(toFile: "\(tried)/sla.yaml", atomically: true, encoding: .utf8)
    let other = try run("check", "\(tried)/sla.yaml")
    #expect(other.status == 0 && other.output.contains("No policy is for severity critical alone"))
  }

  @Test func deadlinesGoByOnesOwnPolicies() throws {
    try write("policies:\n  - name: Critical\n    targets: {respond: 10m}\n", "sla.yaml")
    let call = ["sla", "--severity", "critical", "--opened", "2026-03-06T17:00:00Z", "--format", "json"]
    #expect(try RunningBinary(call, environment: environment).output.contains("2026-03-06T17:10:00Z"))
    try write("policies: 5\n", "sla.yaml")
    let broken = try RunningBinary(call, environment: environment)
    #expect(broken.status == 2 && broken.errors.contains("\(folder.path)/sla.yaml:1: policies"))
  }

  @Test func whatIsWrongEndsWith2AndItsPlace() throws {
    try write("dimensions:\n  productUsage:\n    weight: 0.5\n", "health.yaml")
    for command in ["check", "show health"] {
      let run = try RunningBinary(
        ["framework"] + command.split(separator: " ").map(String.init), environment: environment)
      // Every value is there to be shown, even where they do not go together.
      #expect(run.status == (command == "check" ? 2 : 0), "\(command): \(run.errors)")
    }
    #expect(try run("check").errors.contains("weights add up to 1.2"))
    let other = try run("check", "/nowhere/weights.yaml")
    #expect(other.status == 64 && other.errors.contains("sla.yaml"))
  }
}
