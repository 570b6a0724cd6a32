import CustomerSuccess

extension ImportReport {
  /// For people: one line a kind, what changed and what stayed against the source, then what could not be used.
  public var text: String {
    var lines = counts.sorted { $0.key < $1.key }.map { kind, counts in
      "\(kind.rawValue): \(counts.words)"
    }
    if lines.isEmpty { lines = ["nothing to import"] }
    lines += absent.sorted { $0.key < $1.key }.map { ImportReport.line(of: $0.value, $0.key, listsNone: listsNone) }
    lines += namesakeLines
    lines += ImportReport.lines(of: findings)
    for file in files { lines += ImportReport.lines(of: file) }
    return lines.joined(separator: "\n")
  }

  private var listsNone: Bool { files.allSatisfy { $0.used <= 0 } }

  private static func line(of absent: Absent, _ kind: RecordKind, listsNone: Bool) -> String {
    let done = absent.isActedOn ? (kind == .customers ? "; churned" : "; cancelled") : ""
    let why = listsNone ? "for nothing is listed at all" : "for rows were left out that may be theirs"
    let doubt = absent.isInDoubt ? "; left as they are, \(why)" : ""
    let ids = absent.first.map { $0.parts.joined() }.joined(separator: ", ")
    let more = absent.count > absent.first.count ? " and \(absent.count - absent.first.count) more" : ""
    return "\(kind.rawValue): \(absent.count) no longer listed (\(ids)\(more))\(done)\(doubt)"
  }

  private static func lines(of findings: ImportFindings) -> [String] {
    func more(_ count: Int) -> [String] { count > 0 ? ["  and \(count) more; --format json has all of them"] : [] }
    let changes = findings.changes.map { change in
      "  \(change.key.words) \(change.field): \(shown(change.before)) → \(shown(change.after))" + since(change)
        + overruled(change)
    }
    let kept = findings.kept.map { kept in
      kept.field.isEmpty
        ? "  \(kept.key.words): removed here, the source still has it"
        : "  \(kept.key.words) \(kept.field): here \(shown(kept.here)), the source says \(shown(kept.source))"
    }
    return (changes.isEmpty ? [] : ["changed:"] + changes + more(findings.moreChanges))
      + (kept.isEmpty ? [] : ["left as it is here:"] + kept + more(findings.moreKept))
  }

  /// What was paid before that day is kept.
  private static func since(_ change: FieldChange) -> String { change.since.map { " from \($0)" } ?? "" }

  /// Both have changed it since: whose value it is now, and what stood there.
  private static func overruled(_ change: FieldChange) -> String {
    guard let said = change.saidBefore else { return "" }
    return "; the source changed it too, from \(shown(said)): its value holds, in place of the one from here"
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text.shortened)'" }

  private static func lines(of file: FileReport) -> [String] {
    let places = file.leftOutRows.linesByKind
    let leftOut = file.leftOut.entries.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      reason, entry in
      let lines = entry.count > 1 ? places[reason].map { ", \($0)" } ?? "" : ""
      return "  left out: \(entry.count) × \(reason) (first: \(entry.example))\(lines)"
    }
    let found =
      leftOut + file.notices.lines.map { "  noticed: \($0)" }
      + file.unusedColumns.sorted { $0.key < $1.key }.map { "  column not used: \($0.key) (\($0.value))" }
    return found.isEmpty ? [] : ["\(file.file), \(counted(file.rows, "row")) as \(file.role):"] + found
  }
}

extension String {
  fileprivate var shortened: String { count <= 60 ? self : prefix(59) + "…" }
}
