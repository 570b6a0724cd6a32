import ArgumentParser
import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI

/// Runs a call from its words to its exit code.
enum Running {
  static func run(_ words: [String]) -> Never {
    Output.ignoreBrokenPipes()
    do {
      var command = try Rapport.parseAsRoot(PlainWords.protected(words))
      try command.run()
    } catch {
      Foundation.exit(end(error).rawValue)
    }
    Foundation.exit(0)
  }

  private static func end(_ error: any Error) -> ExitCode {
    if error is Output.Closed { return .success }
    let complaint = complaint(error)
    if complaint.code.isSuccess {
      // Help, version and completions are answers.
      do { try Output.line(complaint.words) } catch { return end(error) }
    } else if !complaint.words.isEmpty {
      complaint.say()
    }
    return complaint.code
  }

  private static func complaint(_ error: any Error) -> Complaint {
    switch error {
    case let error as Complaint: error
    case let error as StoreError: Complaint(words: error.description, code: Complaint.workFailed)
    case let error as Refusal: Complaint(words: error.description, code: Complaint.workFailed)
    default: Complaint(words: Rapport.fullMessage(for: error), code: Rapport.exitCode(for: error))
    }
  }
}

/// Words that begin with a minus and are no options, made such that the parser takes them for what they are.
enum PlainWords {
  /// The commands that take a filter.
  private static let filtered: Set<String> = ["list", "report", "export", "log"]

  /// `-industry:other` negates in a filter: it is handed on as `!industry:other`, which means the same. `-12` is a number:
  /// it is handed on with a blank before it, which its reader takes off.
  static func protected(_ words: [String]) -> [String] {
    let hasFilter = words.contains(where: filtered.contains)
    return words.enumerated().map { index, word in
      if isNumber(word) { return " \(word)" }
      guard hasFilter, isNegation(word), index == 0 || !takesValue(words[index - 1]) else { return word }
      return "!\(word.dropFirst())"
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    word.hasPrefix("-") && word.dropFirst().first.map { $0.isASCII && $0.isNumber || $0 == "." } ?? false
  }

  private static func isNegation(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.count > 2
  }

  private static func takesValue(_ word: String) -> Bool {
    ["--db", "--config", "--as", "--now", "--format", "--sort", "--limit", "--by", "--days", "--author"].contains(word)
  }
}
