import Foundation
import Testing

@Suite struct ConfigCommandTests {
  private struct Report: Decodable {
    struct Setting: Decodable {
      var name: String
      var value: String
      var source: String
      var place: String?
    }

    var options: [Setting]
  }

  private func folder(_ configuration: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "rapport"), withIntermediateDirectories: true)
    try configuration.write(
      to: folder.appending(path: "rapport/config.yaml"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test func eachValueSaysWhereItComesFrom() throws {
    let folder = try folder("# mine\ntheme: light\nmouse: no\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = ["XDG_CONFIG_HOME": folder.path, "RAPPORT_ROLE": "lead", "RAPPORT_USER": "kim"]
    let run = try RunningBinary(["config", "--db", "/tmp/x.db", "--format", "json"], environment: environment)
    #expect(run.status == 0)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let file = folder.appending(path: "rapport/config.yaml").path
    let expected = [
      ["theme", "light", "file", "\(file):2"], ["user", "kim", "environment", "$RAPPORT_USER"],
      ["database", "/tmp/x.db", "option", "--db"], ["mouse", "false", "file", "\(file):3"],
      ["role", "lead", "environment", "$RAPPORT_ROLE"], ["background", "auto", "default", ""],
      ["outreach", "new", "default", ""],
      ["opener", "xdg-open where there is a display, else the address is copied", "default", ""],
    ]
    #expect(report.options.map { [$0.name, $0.value, $0.source, $0.place ?? ""] } == expected)
    let text = try RunningBinary(["config", "--theme", "dark", "--role", "manager"], environment: environment).output
    #expect(text.contains("theme       dark") && text.contains("--theme") && text.contains("--role"))
  }

  @Test func theDefaultsAreAFileThatMeansTheSame() throws {
    let folder = try folder(try RunningBinary(["config", "--defaults"]).output)
    defer { try? FileManager.default.removeItem(at: folder) }
    func values(_ environment: [String: String]) throws -> [[String]] {
      let run = try RunningBinary(
        ["config", "--format", "json", "--db", "/tmp/x.db"],
        environment: environment.merging(["RAPPORT_USER": "u"]) { $1 })
      return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).options.map { [$0.name, $0.value] }
    }
    #expect(try values(["XDG_CONFIG_HOME": folder.path]) == values([:]))
  }

  @Test func aMistakeEndsWithItsLine() throws {
    let folder = try folder("theme: dark\nrole: boss\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try RunningBinary(["config"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("config.yaml:2: role: found 'boss', expected one of csm, lead, manager"))
    let variable = try RunningBinary(["config"], environment: ["RAPPORT_MOUSE": "x"])
    #expect(variable.status == 2 && variable.errors.contains("$RAPPORT_MOUSE: found 'x', expected true or false"))
    #expect(try RunningBinary(["config", "--role", "boss"]).status == 64)
  }

  @Test func aSchemeIsCheckedRoleByRole() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "scheme-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let colours = (0..<16).map { "base0\(String($0, radix: 16, uppercase: true)): \($0 == 5 ? "eeeeee" : "202020")\n" }
    try ("scheme: Night\n" + colours.joined()).write(to: file, atomically: true, encoding: .utf8)
    let run = try RunningBinary(["themes", "--check", file.path])
    #expect(run.status == 0 && run.output.contains("Night · base16 · dark · "))
    #expect(run.output.contains("\nmuted ") && !run.output.contains("\ntext "))
    #expect(try RunningBinary(["themes", "--check", "dark"]).output.contains("everything can be read as it stands"))
    try "name: mine\nappearance: dark\nbackground: '#000000'\nroles: {muted: '#222222'}\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let own = try RunningBinary(["themes", "--check", file.path, "--format", "json"])
    #expect(own.status == 1 && own.output.contains("\"wanted\" : \"#222222\""))
  }
}
