import ArgumentParser
import CustomerSuccess
import Files
import Foundation
import SuccessStore
import TerminalUI

/// Runs a call from its words to its exit code.
enum Running {
  static func run() -> Never {
    StandardStreams.hold()
    Output.ignoreBrokenPipes()
    var running: (any ParsableCommand.Type)?
    do {
      let words = try CallWords.ofProcess()
      var command = try Rapport.parseAsRoot(PlainWords.protected(words))
      running = type(of: command)
      try command.run()
    } catch {
      Foundation.exit(end(error, in: running).rawValue)
    }
    Foundation.exit(0)
  }

  private static func end(_ error: any Error, in command: (any ParsableCommand.Type)?) -> ExitCode {
    if error is Output.Closed { return .success }
    let complaint = complaint(error, in: command)
    if complaint.code.isSuccess {
      // Help, version and completions are answers.
      do { try Output.line(complaint.words) } catch { return end(error, in: command) }
    } else if !complaint.words.isEmpty {
      complaint.say()
    }
    return complaint.code
  }

  static func complaint(_ error: any Error, in command: (any ParsableCommand.Type)?) -> Complaint {
    switch error {
    case let error as Complaint: error
    case StoreError.rules(let words): Complaint(words: words, code: Complaint.inputIsWrong)
    case let error as StoreError: Complaint(words: error.description, code: Complaint.workFailed)
    case let error as Output.Failed: Complaint(words: error.words, code: Complaint.workFailed)
    case let error as FileFailure: Complaint(words: "\(error.words).", code: Complaint.workFailed)
    case let error as Refusal: Complaint(words: error.description, code: Complaint.workFailed)
    default: CallFault.complaint(error, in: command)
    }
  }
}

/// The words of the call.
enum CallWords {
  /// As the kernel has them: Swift looks for them in memory, and finds none where a library that was loaded first has moved
  /// the environment. Nobody guesses what was meant where they cannot be read: without words, the console would open.
  static func ofProcess() throws -> [String] {
    let words = try kernelsWords() ?? CommandLine.arguments
    guard !words.isEmpty else {
      throw Complaint.complain("The arguments of the call cannot be read; nothing was done.", Complaint.workFailed)
    }
    return Array(words.dropFirst())
  }

  /// Nil where there is no /proc.
  private static func kernelsWords() throws -> [String]? {
    guard let bytes = try? FileText.bytes("/proc/self/cmdline"), !bytes.isEmpty else { return nil }
    return try bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().enumerated().map { index, word in
      guard let text = String(validating: word, as: UTF8.self) else {
        throw Complaint.complain(
          "Argument \(index) of the call is not UTF-8 text: \(String(decoding: word, as: UTF8.self))", ExitCode(64))
      }
      return text
    }
  }
}

/// Standard input, output and error as they were handed over.
enum StandardStreams {
  /// A number that was handed over closed would be given to the next file that is opened, the database perhaps, and what is
  /// printed would go into it. Opened the wrong way round, it still cannot be read or written.
  static func hold() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
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

  /// A word of a filter that was handed on as `!industry:other`, as it was typed.
  static func typed(_ word: String) -> String { word.hasPrefix("!") ? "-\(word.dropFirst())" : word }

  /// What the parser says of such a word, as it was written.
  static func spoken(_ message: String) -> String { message.replacing("The value ' -", with: "The value '-") }

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
