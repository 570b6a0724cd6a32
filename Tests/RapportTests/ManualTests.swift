import ConsoleApp
import Foundation
import Testing

@testable import rapport

@Suite struct ManualTests {
  private func page() throws -> String { try RunningBinary(["man"]).output }

  @Test func theManualNamesEverythingThereIs() throws {
    let page = try page()
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
    let tool = try ToolDescription.ofRapport().command
    func look(at command: ToolDescription.Command, _ names: [String]) {
      for inner in command.visibleSubcommands { look(at: inner, names + [inner.commandName]) }
      if command.visibleSubcommands.isEmpty {
        #expect(page.contains(Roff.text((["rapport"] + names).joined(separator: " "))))
      }
      for option in command.ownArguments {
        for spelling in option.spellings { #expect(page.contains(Roff.bold(spelling)), "\(names) \(spelling)") }
      }
    }
    look(at: tool, [])
    for option in ConfigurationOption.all { #expect(page.contains(Roff.bold(option.environment))) }
    for section in KeySection.all {
      for command in section.commands { #expect(page.contains(Roff.text(command.title)), "\(command.title)") }
    }
    for title in ["NAME", "SYNOPSIS", "MAPPINGS", "SOURCES", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES"] {
      #expect(page.contains(".SH \"\(title)\"\n"))
    }
  }

  /// Lines of the source that were joined leave none of their indentation; examples stand as they are typed.
  @Test func sentencesHaveNoRunsOfBlanks() throws {
    var isExample = false
    for line in try page().split(separator: "\n") {
      if line == ".EX" || line == ".EE" { isExample = line == ".EX" }
      #expect(isExample || !line.contains("   "), "\(line)")
    }
  }

  /// Each heading is a call as it is written: words, [options], and values in capitals.
  @Test func headingsAreCalls() throws {
    let headings = try page().split(separator: "\n").filter { $0.hasPrefix(".SS \"rapport ") }
    #expect(headings.count > 60)
    for heading in headings {
      let words = heading.dropFirst(5).dropLast().replacing("\\[u2026]", with: "").split(separator: " ")
      #expect(words.allSatisfy { $0.wholeMatch(of: #/\[?[A-Za-z\\/-]+\]?/#) != nil }, "\(heading)")
    }
    #expect(headings.contains { $0.contains("ticket respond [options] ID\\[u2026] TEXT\"") })
  }

  /// What the manual says of exit codes is what calls end with.
  @Test func exitCodesAreThoseOfTheManual() throws {
    let page = try page()
    let codes = Dictionary(
      uniqueKeysWithValues: try #require(page.split(separator: ".SH \"EXIT STATUS\"\n").last)
        .split(separator: ".SH").first.map { $0.split(separator: ".TP\n") }.map { entries in
          entries.compactMap { entry in
            let lines = entry.split(separator: "\n", maxSplits: 1)
            return lines.count == 2 ? (String(lines[0].filter(\.isNumber)), String(lines[1])) : nil
          }
        } ?? [])
    #expect(try RunningBinary(["list", "customers", "--limit", "many"]).status == 64)
    #expect(try RunningBinary(["list", "customers", "--db", "/nowhere.db", "--nonsense"]).status == 64)
    #expect(codes["64"]?.contains("option") == true && codes["64"]?.contains("filter") == true)
    #expect(codes["2"]?.contains("option") == false && codes["2"]?.contains("filter") == false)
  }

  /// Every line that begins with a dot is one of the few requests the page needs.
  @Test func textIsNeverARequest() throws {
    let requests = Set(
      try page().split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
        .map { String($0.prefix { $0 != " " }) })
    #expect(requests.subtracting([".\\\"", ".TH", ".SH", ".SS", ".PP", ".TP", ".EX", ".EE"]).isEmpty)
    #expect(Roff.text(".x -a \\n\n'q … –") == "\\&.x \\-a \\en\n\\(aqq \\[u2026] \\[u2013]")
  }

  private static let groff = ["/usr/bin/groff", "/usr/local/bin/groff"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: groff != nil, "groff is not installed"))
  func groffHasNothingToSayAgainstIt() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "man-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "rapport.1")
    try page().write(to: file, atomically: true, encoding: .utf8)
    let (output, errors) = (folder.appending(path: "output").path, folder.appending(path: "errors").path)
    let status = try RunningBinary.run(
      try #require(Self.groff), ["-man", "-ww", "-Tutf8", file.path], ["PATH": "/usr/bin:/bin"], output, errors)
    #expect(status == 0)
    #expect(try String(contentsOfFile: errors, encoding: .utf8) == "")
    #expect(try String(contentsOfFile: output, encoding: .utf8).contains("Opens the console"))
  }

  @Test(arguments: [("bash", "complete "), ("zsh", "#compdef rapport"), ("fish", "complete -c")])
  func completionsKnowTheCommands(shell: String, mark: String) throws {
    let run = try RunningBinary(["completions", shell])
    #expect(run.status == 0 && run.output.contains(mark))
    for word in ["customers", "completions", "raw-csv", "markdown"] {
      #expect(run.output.contains(word), "\(word)")
    }
  }

  /// In a real bash: what Tab offers after these words.
  @Test(arguments: [
    (["rapport", "the"], "themes"), (["rapport", "list", "cust"], "customers"),
    (["rapport", "list", "tickets", "--form"], "--format"),
    (["rapport", "list", "tickets", "--format", "mark"], "markdown"),
    (["rapport", "console", "--theme", "high"], "high-contrast"),
    (["rapport", "console", "--role", "man"], "manager"),
  ])
  func bashCompletes(words: [String], offer: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bash-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = try RunningBinary(["completions", "bash"]).output
    try script.write(to: folder.appending(path: "rapport.bash"), atomically: true, encoding: .utf8)
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let call = """
      source '\(folder.path)/rapport.bash'
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      function_name=$(complete -p rapport | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      "$function_name" rapport "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let (output, errors) = (folder.appending(path: "output").path, folder.appending(path: "errors").path)
    let binary = URL(fileURLWithPath: RunningBinary.path).deletingLastPathComponent().path
    _ = try RunningBinary.run(
      "/bin/bash", ["--norc", "-c", call], ["PATH": "\(binary):/usr/bin:/bin", "HOME": folder.path], output, errors)
    let offers = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(offers.contains(offer), "\(offers) \((try? String(contentsOfFile: errors, encoding: .utf8)) ?? "")")
  }
}
