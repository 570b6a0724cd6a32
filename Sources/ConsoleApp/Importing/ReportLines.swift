import CustomerSuccess
import Interchange
import TerminalUI

/// What an import would do, or has done, line by line.
struct ReportLines {
  let report: ImportReport
  /// So many rows that are left out are named one by one.
  private static let listed = 200

  var lines: [[Piece]] {
    counts + absent + namesakes + changes + kept + report.files.flatMap(leftOut) + report.files.flatMap(notes)
  }

  private func heading(_ words: String) -> [[Piece]] { [[], [Piece(words, .heading, emphasis: .bold)]] }

  // MARK: Counts

  private var counts: [[Piece]] {
    var kinds = Set(report.counts.keys)
    var left: [RecordKind: Int] = [:]
    for file in report.files where file.leftOut.total > 0 {
      guard let kind = RecordKind(rawValue: file.role) else { continue }
      kinds.insert(kind)
      left[kind, default: 0] += file.leftOut.total
    }
    guard !kinds.isEmpty else { return [[Piece("Nothing is to be imported", .muted)]] }
    let head = cells("", ["added", "changed", "unchanged", "left out"]).map { Piece($0, .heading) }
    return [head]
      + kinds.sorted().map { kind in
        let counts = report.counts[kind] ?? .init()
        let figures = [counts.added, counts.changed, counts.unchanged, left[kind] ?? 0]
        let tones: [Tone] = [.success, .accent, .muted, .warning]
        let words = cells(kind.rawValue, figures.map { $0 == 0 ? "–" : NumberWords.whole($0) })
        return [Piece(words[0])]
          + zip(zip(words.dropFirst(), figures), tones).map { Piece($0.0, $0.1 == 0 ? .muted : $1) }
      }
  }

  private func cells(_ name: String, _ figures: [String]) -> [String] {
    // The first figure gives way to the name: a small window has no column to spare.
    let first = max(1, 23 - name.count - (figures.first?.count ?? 0))
    return [name]
      + figures.enumerated().map { place, figure in
        String(repeating: " ", count: place == 0 ? first : max(1, 10 - figure.count)) + figure
      }
  }

  private var absent: [[Piece]] {
    report.absent.sorted { $0.key < $1.key }.flatMap { kind, absent -> [[Piece]] in
      let ids = absent.first.map { $0.parts.joined() }.joined(separator: ", ")
      let more = absent.count > absent.first.count ? " and \(absent.count - absent.first.count) more" : ""
      return heading("No longer listed by the source · \(absent.count) \(kind.rawValue)")
        + [[Piece("  \(ids)\(more)", .muted)]]
    }
  }

  private var namesakes: [[Piece]] {
    guard !report.namesakes.isEmpty else { return [] }
    let count = NumberWords.whole(report.namesakes.count + report.moreNamesakes)
    return heading("New, and called as others are · \(count)")
      + report.namesakes.map { [Piece("  \($0.words)", .warning)] } + more(report.moreNamesakes)
  }

  // MARK: Fields

  private var changes: [[Piece]] {
    let changes = report.findings.changes
    guard !changes.isEmpty else { return [] }
    return heading("Changed")
      + changes.map { change in
        [
          Piece("  \(change.key.words)  ", .muted), Piece("\(ColumnLines.title(change.field))  "),
          Piece(shown(change.before)), Piece(" → ", .muted), Piece(shown(change.after), .accent),
        ] + (change.since.map { [Piece(" from \($0)", .muted)] } ?? []) + overruled(change)
      } + more(report.findings.moreChanges)
  }

  /// Both have changed it since, and the source's value holds.
  private func overruled(_ change: FieldChange) -> [Piece] {
    change.saidBefore.map { [Piece("  over a change made here; the source had said ", .warning), Piece(shown($0))] }
      ?? []
  }

  private var kept: [[Piece]] {
    let kept = report.findings.kept
    guard !kept.isEmpty else { return [] }
    return heading("Left as it is here, though the source says otherwise")
      + kept.map { kept in
        guard !kept.field.isEmpty else {
          return [Piece("  \(kept.key.words)  ", .muted), Piece("removed here, the source still has it")]
        }
        return [
          Piece("  \(kept.key.words)  ", .muted), Piece("\(ColumnLines.title(kept.field))  "),
          Piece("here ", .muted), Piece(shown(kept.here), .accent), Piece(", the source ", .muted),
          Piece(shown(kept.source)),
        ]
      } + more(report.findings.moreKept)
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text)'" }
  private func more(_ count: Int) -> [[Piece]] {
    count > 0 ? [[Piece("  and \(NumberWords.whole(count)) more", .muted)]] : []
  }

  // MARK: Rows and columns

  private func leftOut(_ file: ImportReport.FileReport) -> [[Piece]] {
    let rows = file.leftOutRows.rows
    guard !rows.isEmpty else { return [] }
    let title = "Left out · \(NumberWords.whole(rows.count)) of \(counted(file.rows, "row"))"
    return heading(title)
      + rows.prefix(ReportLines.listed).map { [Piece("  \($0.words)  ", .muted), Piece($0.reason, .warning)] }
      + more(rows.count - ReportLines.listed)
  }

  private func notes(_ file: ImportReport.FileReport) -> [[Piece]] {
    let notices = file.notices.lines
    let unused = file.unusedColumns.keys.sorted()
    return (notices.isEmpty ? [] : heading("Noticed") + notices.map { [Piece("  \($0)")] })
      + (unused.isEmpty
        ? [] : heading("Columns not used · \(unused.count)") + [[Piece("  \(unused.joined(separator: ", "))", .muted)]])
  }
}
