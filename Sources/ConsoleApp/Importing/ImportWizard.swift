import CustomerSuccess
import Interchange
import TerminalUI

/// A file on its way in, step by step: the file, what it is taken for, columns beside fields, what would be done.
struct ImportWizard: Hashable, Sendable {
  enum Step: Int, CaseIterable, Hashable, Sendable {
    case file, taken, columns, preview, done

    var title: String {
      switch self {
      case .file: "File"
      case .taken: "Taken for"
      case .columns: "Columns"
      case .preview: "Preview"
      case .done: "Done"
      }
    }
  }

  /// What is being waited for; keys wait with it, but for the one that stops it.
  enum Work: Hashable, Sendable {
    case looking, rehearsing, importing, stopping
  }

  /// What is asked before going on.
  enum Doubt: Hashable, Sendable {
    /// The mapping as it was changed by hand is to be thrown away.
    case dropText
    /// What was chosen of the file is.
    case dropChoices
  }

  enum Outcome: Hashable {
    case staying
    case asks(ImportWork)
    /// What is being done is no longer wanted.
    case stops
    case closed
    /// The mapping's text is wanted in the person's own editor.
    case edits(String)
    /// What was imported is to be taken back.
    case undoes
  }

  /// Where times may be meant besides UTC.
  let zone: String
  var step = Step.file
  var work: Work?
  /// Bytes of the file that have been read, and how many there are.
  var read: ReadSoFar?
  /// Another program is writing.
  var othersWrite = false
  var complaints: [String] = []
  /// What the last key did besides what it shows.
  var said: [String] = []
  var doubt: Doubt?
  var path: PathInput
  var look: FileLook?
  var readings: [ImportReading] = []
  var reading = 0
  var draft: MappingDraft?
  /// The draft as it was guessed.
  var guessed: MappingDraft?
  var edited: EditedMapping?
  var list = LineList()
  var passedOver: PassedOver?
  var unfolded: Set<String> = []
  /// Fields of which it was asked which column tells them.
  var asked: [String] = []
  var report: ImportReport?
  /// Under which a new mapping is kept.
  var name = TextField("")
  var nameIsTaken = false
  /// Where the mapping is kept, once it is.
  var keptIn: String?
  /// The first line that is shown of what is only read.
  var top = 0

  struct ReadSoFar: Hashable, Sendable {
    var bytes: Int
    var of: Int
  }

  init(zone: String, path: String = "") {
    self.zone = zone
    self.path = PathInput(path)
  }

  /// Something was said that would have to be said again.
  var isChosen: Bool { edited != nil || draft != guessed || reading != 0 }

  // MARK: Keys

  mutating func press(_ key: Key, on size: Size) -> Outcome {
    if let doubt, let outcome = answer(key, to: doubt) { return outcome }
    said = []
    defer { leaveLine() }
    if key == .control("c"), step != .done, work == nil { return .closed }
    if key == .escape || key == .control("c") { return back() }
    guard work == nil else { return .staying }
    complaints = []
    if key == .control("e"), step != .done { return edit() }
    switch step {
    case .file: return pressFile(key)
    case .taken: return pressTaken(key)
    case .columns: return columnsAreList ? pressColumns(key) : pressText(key, on: size)
    case .preview: return pressPreview(key, on: size)
    case .done: return pressDone(key, on: size)
    }
  }

  /// What is being done is stopped before anything is left.
  mutating func back() -> Outcome {
    doubt = nil
    complaints = []
    switch work {
    case .importing:
      work = .stopping
      return .stops
    case .stopping: return .staying
    case .looking, .rehearsing:
      if work == .rehearsing { returnFromPreview() }
      work = nil
      return .stops
    case nil: break
    }
    switch step {
    case .file: return .closed
    case .taken: step = .file
    case .columns: show(.taken)
    case .preview: returnFromPreview()
    case .done: return .closed
    }
    return .staying
  }

  private mutating func returnFromPreview() {
    nameIsTaken = false
    show(hasColumns ? .columns : .taken)
  }

  /// Nil where the key is no answer: it is meant for what stands below.
  private mutating func answer(_ key: Key, to doubt: Doubt) -> Outcome? {
    self.doubt = nil
    guard let isMeant = key.answer else { return nil }
    guard isMeant else { return .staying }
    edited = nil
    switch doubt {
    case .dropText: show(hasColumns ? .columns : .taken)
    case .dropChoices: forget()
    }
    return .staying
  }

  /// The file is to be looked at as if for the first time.
  private mutating func forget() { (look, readings, reading, draft, guessed) = (nil, [], 0, nil, nil) }

  /// As it is taken up again: at the file, with all that was said of it.
  var kept: ImportWizard? {
    guard isChosen, step != .done, let look else { return nil }
    var kept = self
    kept.show(.file)
    kept.path = PathInput(path.text, isSuggestion: true)
    (kept.complaints, kept.doubt, kept.passedOver, kept.work) = ([], nil, nil, nil)
    kept.said = ["What you chose for \(look.file) is still here: enter goes on with it, ctrl-x throws it away"]
    return kept
  }

  // MARK: The file

  private mutating func pressFile(_ key: Key) -> Outcome {
    if key == .control("x"), isChosen {
      doubt = .dropChoices
      return .staying
    }
    switch path.press(key) {
    case .nothing: return .staying
    case .changed: return .asks(.paths(path.text))
    case .accepted: return begin()
    case .noFile(let words):
      complaints = [words]
      return .staying
    }
  }

  /// Looks at the file whose path stands there.
  mutating func begin() -> Outcome {
    complaints = []
    work = .looking
    read = nil
    return .asks(.look(path: path.text, sheet: nil))
  }
}
