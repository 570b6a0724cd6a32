import CustomerSuccess
import Files
import Interchange
import TerminalUI

/// What comes back of what was asked for.
extension ImportWizard {
  /// Something else is to be asked because of it.
  mutating func receive(_ news: ImportNews) -> Outcome {
    switch news {
    case .paths(let typed, let found, let complaint): path.receive(found, for: typed, complaint: complaint)
    case .read(let bytes, let total):
      read = ReadSoFar(bytes: bytes, of: total)
      othersWrite = false
    case .othersWrite: othersWrite = true
    case .looked(let found): return take(found)
    case .rehearsed(let found):
      work = nil
      report = found
    case .nameIsTaken:
      work = nil
      nameIsTaken = true
    case .imported(let found, let kept):
      work = nil
      report = found
      keptIn = kept
      top = 0
      step = .done
    case .refused(let words, let found):
      work = nil
      complaints = words
      if step == .preview { report = found }
    case .stopped: stopped()
    }
    return .staying
  }

  private mutating func stopped() {
    let wasImporting = work == .importing || work == .stopping
    work = nil
    if wasImporting { complaints = ["Stopped; nothing was imported"] }
  }

  /// What was said of the same file holds.
  private mutating func take(_ found: FileLook) -> Outcome {
    work = nil
    guard found != look else {
      show(.taken)
      return .staying
    }
    let isSameFile = found.file == look?.file && found.sheet != look?.sheet
    look = found
    (reading, unfolded, asked, edited, report) = (0, [], [], nil, nil)
    let name = MappingGuess.name(for: found.file)
    guessed = found.guessed.flatMap { try? MappingDraft($0, name: name) }
    draft = guessed
    self.name = TextField(name)
    readings = found.own.map { [.own($0)] } ?? []
    readings += found.fitting.flatMap { fitting -> [ImportReading] in
      let reopened = found.guessed.flatMap { MappingDraft($0, reopening: fitting.text, name: fitting.name) }
      return [.mapping(fitting)] + (fitting.isBuiltIn || reopened == nil ? [] : [.again(fitting)])
    }
    if let draft, found.own == nil {
      readings += draft.likelyKinds.map { .guess($0) }
    } else if let draft, found.own == draft.kind {
      readings.append(.guess(draft.kind))
    }
    guard !readings.isEmpty else {
      complaints = [found.complaint ?? "Nothing in it can be read"]
      return .staying
    }
    show(.taken)
    // Nothing is to be said of Rapport's own columns.
    guard found.own != nil, found.sheets.count < 2, !isSameFile else { return .staying }
    return goOn(from: .taken)
  }

  /// A line that is answered stays where it is: the next letters are meant for it too.
  private mutating func noteAsked(of draft: MappingDraft) {
    for question in draft.questions {
      switch question.subject {
      case .value(let column, _): unfolded.insert(column)
      case .column(let field) where !asked.contains(field): asked.append(field)
      default: break
      }
    }
  }

  /// A step with its lines.
  mutating func show(_ step: Step, keepsField: Bool = false) {
    if step != self.step { (list, top) = (LineList(), 0) }
    self.step = step
    switch step {
    case .taken:
      guard let look else { return }
      let lines = TakenLines(look: look, readings: readings, reading: reading, draft: draft, zone: zone).lines
      list.show(lines, keepsField: keepsField)
    case .columns:
      guard let draft, columnsAreList else { return }
      noteAsked(of: draft)
      let isNew = list.lines.isEmpty
      list.show(ColumnLines(draft: draft, unfolded: unfolded, asked: asked).lines, keepsField: keepsField)
      if isNew, let open = list.open { list.go(to: open) }
    case .file, .preview, .done: break
    }
  }
}
