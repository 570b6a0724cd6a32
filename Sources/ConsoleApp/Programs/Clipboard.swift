import Dispatch
public import Foundation

/// Puts text where other programs find it: through tmux where that holds the terminal, else as the terminal is asked to.
///
/// tmux takes what programs ask the terminal for only where `set-clipboard` says so, which by default it does not, and says
/// nothing about it. Its own command works in every setting.
public struct Clipboard: Sendable {
  private enum Way { case tmux, screen, terminal }

  private let way: Way
  private let queue = DispatchQueue(label: "clipboard")

  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    way = isSet("TMUX") ? .tmux : isSet("STY") ? .screen : .terminal
  }

  /// `told` gets what came of it, on any thread. `terminal` asks the terminal, and answers false where it has no clipboard
  /// or the text is too long for one.
  public func copy(
    _ copy: CopyRequest, by terminal: (String) -> Bool,
    told: @escaping @Sendable (_ words: String, _ isComplaint: Bool) -> Void
  ) {
    switch way {
    case .tmux:
      queue.async {
        let complaint = Clipboard.handToTmux(copy.text)
        told(
          complaint.map { "\(copy.name) could not be copied: \($0)" } ?? "Copied \(copy.name) to tmux's buffer",
          complaint != nil)
      }
    case .screen: told("\(copy.name) could not be copied: GNU screen hands nothing on to a clipboard", true)
    case .terminal where terminal(copy.text): told("Copied \(copy.name)", false)
    case .terminal:
      let isLong = copy.text.utf8.count > 50_000
      told(isLong ? "This is too long for the terminal's clipboard" : "This terminal has no clipboard to copy to", true)
    }
  }

  /// `-w` hands it on to the clipboard of the terminal around tmux; tmux before 3.2 does not know it.
  private static func handToTmux(_ text: String) -> String? {
    run(["tmux", "load-buffer", "-w", "-"], reading: text) == nil
      ? nil : run(["tmux", "load-buffer", "-"], reading: text)
  }

  private static func run(_ arguments: [String], reading text: String) -> String? {
    guard let file = tmpfile() else { return "no temporary file could be made" }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      return "no temporary file could be written"
    }
    rewind(file)
    do throws(ChildProgram.NotStarted) {
      guard let ending = try ChildProgram(arguments, in: .beside(input: fileno(file))).ending(within: 5) else {
        return "tmux does not answer"
      }
      return ending.complaint.map { "tmux load-buffer \($0)" }
    } catch {
      return "tmux could not be started: \(error.words)"
    }
  }
}

/// What is to be copied.
public struct CopyRequest: Hashable, Sendable {
  public var text: String
  /// For the person: `TKT-11210`, `3 rows`.
  public var name: String

  public init(text: String, name: String) {
    self.text = text
    self.name = name
  }
}
