import Files
public import Foundation
import Glibc

/// The person's own editor, on a file of its own.
public struct Editor: Sendable {
  /// As the variables say it: `vi`, `code --wait`.
  let command: String

  /// VISUAL goes before EDITOR; where neither says anything, vi.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let said = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0?.trimmingCharacters(in: .whitespaces) }
    command = said.first { !$0.isEmpty } ?? "vi"
  }

  /// The text as it was left; called while the terminal is given away.
  public func edit(_ text: String) -> Result<String, EditorFailure> {
    let folder: ScratchFolder
    let file: URL
    do throws(FileFailure) {
      folder = try ScratchFolder("text")
      file = URL(filePath: "\(folder.path)/text.md")
      _ = try FileTarget(file.path).write(text, replaces: false)
    } catch {
      return .failure(EditorFailure("The text could not be written for \(command): \(error.words)"))
    }
    let result = run(on: file, holding: text)
    guard result.isKept, case .failure(let failure) = result.outcome else {
      folder.remove()
      return result.outcome
    }
    let kept = folder.keep()
    let words = "\(failure.words), what it wrote is in \(kept)\(result.isBeside ? "" : "/text.md")"
    return .failure(EditorFailure(words, wasKilled: failure.wasKilled))
  }

  /// `isKept` where the file holds what is nowhere else, or one beside it does: `isBeside`.
  private typealias Ended = (outcome: Result<String, EditorFailure>, isKept: Bool, isBeside: Bool)

  private func run(on file: URL, holding text: String) -> Ended {
    let ending: ProgramEnding
    do throws(ChildProgram.NotStarted) { ending = try ForegroundProgram.run(arguments(file.path)) } catch {
      return (.failure(EditorFailure("\(command) could not be started: \(error.words)")), false, false)
    }
    let left = try? Data(contentsOf: file)
    if let complaint = ending.complaint {
      var ended = failure("\(command) \(complaint); the text is as it was", left, text, ending)
      // Editors whose terminal goes away save what was typed beside the file, and end as if they had been told to fail.
      ended.isBeside =
        (try? FolderNames.of(file.deletingLastPathComponent().path)).map { $0.readable.count > 1 } ?? false
      ended.isKept = ended.isKept || ended.isBeside
      return ended
    }
    guard let left, let edited = String(validating: left, as: UTF8.self) else {
      return failure("\(command) left no text in UTF-8; the text is as it was", left, text, ending)
    }
    return (.success(edited.hasSuffix("\n") ? String(edited.dropLast()) : edited), false, false)
  }

  /// An editor that says it failed was told to (`:cq`); what one wrote before it was killed, or wrote otherwise, is not
  /// thrown away.
  private func failure(
    _ words: String, _ left: Data?, _ text: String, _ ending: ProgramEnding
  ) -> Ended {
    let wasKilled = if case .signal = ending { true } else { false }
    let isMeant = !wasKilled && ending != .code(0)
    let isChanged = left.map { $0 != Data(text.utf8) } ?? false
    return (.failure(EditorFailure(words, wasKilled: wasKilled)), !isMeant && isChanged, false)
  }

  /// Words are words; what the shell has to read (quotes, variables) it reads, and gets the file's path as an argument.
  func arguments(_ path: String) -> [String] {
    guard command.contains(where: { "|&;<>()$`\\\"'*?[]#~=%{}\n\t".contains($0) }) else {
      return command.split(separator: " ").map(String.init) + [path]
    }
    return ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
  }
}

/// Why the person's editor did not work out.
public struct EditorFailure: Error, Hashable, Sendable {
  public var words: String
  /// It had no chance to put the terminal in order.
  public var wasKilled: Bool

  public init(_ words: String, wasKilled: Bool = false) {
    self.words = words
    self.wasKilled = wasKilled
  }
}
