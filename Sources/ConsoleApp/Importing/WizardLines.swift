import CustomerSuccess
import Interchange
import TerminalUI

/// What a file may be read as.
enum ImportReading: Hashable, Sendable {
  /// Its columns are Rapport's own.
  case own(RecordKind)
  case mapping(FileLook.Fitting)
  /// A person's own mapping, its columns beside fields once more.
  case again(FileLook.Fitting)
  /// A mapping made from the file.
  case guess(RecordKind)

  /// Its columns stand beside fields there to be changed.
  var hasColumns: Bool {
    switch self {
    case .guess, .again: true
    case .own, .mapping: false
    }
  }

  var title: String {
    switch self {
    case .own(let kind): "Rapport's own \(kind.rawValue)"
    case .mapping(let fitting):
      "\(fitting.name): \(Set(fitting.reads).sorted().map(\.rawValue).joined(separator: ", "))"
    case .again(let fitting): "\(fitting.name), its columns looked through again"
    case .guess(let kind): "\(kind.rawValue), new mapping"
    }
  }

  /// Why it is offered.
  var note: String {
    switch self {
    case .own: "the columns are Rapport's"
    case .mapping(let fitting): fitting.isBuiltIn ? "a built-in mapping that fits" : "your mapping, which fits"
    case .again: "your mapping, to be changed"
    case .guess: "by the columns' names and values"
    }
  }
}

/// The lines of the second step: what the file is taken for.
struct TakenLines {
  let look: FileLook
  let readings: [ImportReading]
  let reading: Int
  let draft: MappingDraft?
  /// Where times may be meant besides UTC.
  let zone: String

  var lines: [WizardLine] {
    let offered = readings.enumerated().map { Parameter.Choice("\($0.offset)", $0.element.title) }
    var lines = [readingLine(offered)]
    if look.sheets.count > 1 {
      let sheets = look.sheets.map { Parameter.Choice($0, $0) }
      lines.append(
        WizardLine(
          subject: .sheet, label: "Sheet", value: look.sheet ?? "", kind: .choice(sheets),
          note: "one of \(look.sheets.count)"))
    }
    guard readings[reading].hasColumns, let draft else { return lines + facts }
    if draft.losesRules {
      lines.append(
        WizardLine(
          subject: .fact("lost"), label: "By hand", value: "not in it",
          note: "it says more than columns show; made anew it is without", isDoubtful: true))
    }
    lines += draft.forms.map(line)
    lines += draft.units.map { unit in
      WizardLine(
        subject: .guess(.unit(column: unit.column)), label: unit.column, value: unit.unit ?? "",
        kind: choices(unit.choices), isOpen: unit.unit == nil, note: unit.words)
    }
    if draft.tellsTimes {
      lines.append(
        WizardLine(
          subject: .zone, label: "Time zone", value: draft.answers.zone,
          kind: .words(Array(Set(["UTC", zone])).sorted()),
          note: "of times without one"))
    }
    return lines + facts
  }

  /// Where nothing proves what the rows are, a person says it.
  private func readingLine(_ offered: [Parameter.Choice]) -> WizardLine {
    let isAsked = if case .guess = readings[reading], let draft { draft.asksKind } else { false }
    return WizardLine(
      subject: .reading, label: "Read as", value: isAsked ? "" : "\(reading)", kind: .choice(offered), isOpen: isAsked,
      note: isAsked ? "what is one row? the columns do not prove it" : readings[reading].note,
      hint: "what one row of it is")
  }

  private func line(_ form: MappingDraft.Form) -> WizardLine {
    let isAsked = !form.choices.isEmpty
    return WizardLine(
      subject: .guess(form.subject), label: form.subject == .dates ? "Dates" : "Numbers", value: form.value ?? "",
      kind: isAsked ? choices(form.choices) : nil, isOpen: isAsked && form.value == nil, note: form.words)
  }

  private func choices(_ values: [String]) -> Parameter.Kind { .choice(values.map { Parameter.Choice($0, $0) }) }

  private var facts: [WizardLine] {
    (look.guessed?.facts ?? []).map {
      WizardLine(subject: .fact($0.name), label: $0.name, value: $0.value, note: $0.note)
    }
  }
}

/// The lines of the third step: columns beside fields, with what stands in them.
struct ColumnLines {
  let draft: MappingDraft
  /// Columns whose values are shown though none of them is in doubt.
  let unfolded: Set<String>
  /// Fields of which it was asked which column tells them.
  let asked: [String]

  var lines: [WizardLine] {
    let fields = draft.fields.map { Parameter.Choice($0, ColumnLines.title($0)) }
    return draft.columns.flatMap { column in
      let none = Parameter.Choice("", column.field == nil && column.use != nil ? "used otherwise" : "left out")
      return [
        WizardLine(
          subject: .column(column.name), label: column.name, value: column.field ?? "",
          kind: draft.isOwn ? nil : .choice([none] + fields),
          note: note(of: column), isDoubtful: column.doubt != nil)
      ] + values(of: column)
    } + draft.missing.map(line) + asked.compactMap(answered)
  }

  /// The column that was said to tell a field; nil while nothing was said.
  private func answered(_ field: String) -> WizardLine? {
    guard let column = draft.columns.first(where: { $0.field == field }) else { return nil }
    return line(
      MappingDraft.Missing(
        field: field, value: column.name, choices: draft.columns.map(\.name), subject: .column(field: field)))
  }

  static func title(_ field: String) -> String { field.replacing("_", with: " ") }

  private func note(of column: MappingDraft.Column) -> String {
    let samples = column.samples.prefix(8).joined(separator: " · ")
    let doubt = column.doubt.map { "\($0): " } ?? ""
    let use = column.use.map { "\($0): " } ?? ""
    let nobody = column.nobody.isEmpty ? "" : "nobody: \(column.nobody.joined(separator: ", ")); "
    let usual = column.values.filter(\.isUsual).map { "\(MappingDraft.title($0.text)) (\($0.rows))" }
    let choice = column.values.first(where: \.isUsual)?.choice ?? ""
    let taken = usual.isEmpty ? "" : "\(choice.isEmpty ? "not told" : "taken for \(choice)"): \(usual.listed(4)); "
    return doubt + use + nobody + taken + (samples.isEmpty ? "nothing in it" : samples)
  }

  private func values(of column: MappingDraft.Column) -> [WizardLine] {
    guard isUnfolded(column) else { return [] }
    return column.values.map { value in
      WizardLine(
        subject: .guess(.value(column: column.name, value.text)), label: "  \(MappingDraft.title(value.text))",
        value: value.choice ?? "",
        kind: .choice(value.choices.map { Parameter.Choice($0, $0.isEmpty ? "not told" : $0) }),
        isOpen: value.choice == nil,
        note: value.choice == nil
          ? "\(counted(value.rows, "row")): means which?"
          : value.isUsual ? "not known: the usual one" : "")
    }
  }

  private func isUnfolded(_ column: MappingDraft.Column) -> Bool {
    unfolded.contains(column.name) || column.values.contains { $0.choice == nil }
  }

  private func line(_ missing: MappingDraft.Missing) -> WizardLine {
    let choices = missing.choices.map { Parameter.Choice($0, $0) }
    return WizardLine(
      subject: .guess(missing.subject), label: "(\(ColumnLines.title(missing.field)))", value: missing.value ?? "",
      kind: choices.isEmpty ? .line : .choice(choices), isOpen: missing.value == nil,
      note: note(of: missing),
      hint: "a day for all rows, such as 2024-01-01")
  }

  private func note(of missing: MappingDraft.Missing) -> String {
    if let words = missing.words { return words }
    if case .column = missing.subject {
      return missing.value == nil ? "which column tells it?" : "is told by this column"
    }
    let isDay = missing.choices.isEmpty
    let what = isDay ? "one day for all rows" : "one answer for all rows"
    return missing.value == nil ? "\(what): no column tells it" : "for all rows: no column tells it"
  }
}
