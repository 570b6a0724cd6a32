import CustomerSuccess
import Interchange

/// An import's report for scripts: everything in full, and all keys always there.
struct ImportReportJSON: Encodable {
  var files: [File]
  var changes: [Change]
  var kept: [Kept]
  var counts: [String: Counts]
  /// By kind, how many the source told of before and lists no more.
  var absent: [String: Int]
  var namesakes: [Namesake]

  struct File: Encodable {
    var file: String
    var kind: String
    var rows: Int
    var used: Int
    var leftOut: [LeftOut]
    var notices: [Notice]

    struct LeftOut: Encodable {
      /// Always there: of rows that are told by their number the file's first, which is mostly its only one.
      var line: Int
      /// Where several rows begin on one line, which of the file's it is, from 1.
      var row: Int?
      var reason: String
    }

    struct Notice: Encodable {
      var notice: String
      var count: Int
      var first: String
    }
  }

  /// A new customer that is called as known ones are.
  struct Namesake: Encodable {
    var id: String
    var name: String
    var file: String
    var line: Int
    var known: [Known]

    struct Known: Encodable {
      var id: String
      var name: String
    }
  }

  struct Change: Encodable {
    var kind: String
    var id: String
    var field: String
    var before: String
    var after: String
    /// What the source had said before, where the value was changed here since and the source's new one has taken its place.
    var saidBefore: String?
    /// The day from which it holds, where what was before is kept.
    var since: String?
  }

  /// A field in which the source was not followed; without one where the whole fact was removed here.
  struct Kept: Encodable {
    var kind: String
    var id: String
    var field: String
    var here: String
    var source: String
  }

  struct Counts: Encodable {
    var added: Int
    var changed: Int
    var unchanged: Int
    /// Taken back here, and told by the source as before.
    var leftUndone: Int
  }

  init(_ report: ImportReport) {
    files = report.files.map(File.init)
    changes = report.findings.changes.map { change in
      Change(
        kind: RecordKind(of: change.key.kind).rawValue, id: change.key.parts.joined(separator: " "),
        field: change.field, before: change.before, after: change.after, saidBefore: change.saidBefore,
        since: change.since?.description)
    }
    kept = report.findings.kept.map { kept in
      Kept(
        kind: RecordKind(of: kept.key.kind).rawValue, id: kept.key.parts.joined(separator: " "), field: kept.field,
        here: kept.here, source: kept.source)
    }
    absent = Dictionary(uniqueKeysWithValues: report.absent.map { ($0.rawValue, $1.count) })
    namesakes = report.namesakes.map { found in
      Namesake(
        id: found.customer.id.text, name: found.customer.name, file: found.file, line: found.line,
        known: (found.known + found.beside).map { Namesake.Known(id: $0.id.text, name: $0.name) })
    }
    counts = Dictionary(
      uniqueKeysWithValues: report.counts.map { kind, counts in
        (
          kind.rawValue,
          Counts(
            added: counts.added, changed: counts.changed, unchanged: counts.unchanged, leftUndone: counts.leftUndone)
        )
      })
  }
}

extension ImportReportJSON.File {
  fileprivate init(_ file: ImportReport.FileReport) {
    self.init(
      file: file.file, kind: file.role, rows: file.rows, used: file.used,
      leftOut: file.leftOutRows.rows.map { LeftOut(line: $0.line ?? 1, row: $0.number, reason: $0.reason) },
      notices: file.notices.entries.sorted { $0.key < $1.key }.map { notice, entry in
        Notice(notice: notice, count: entry.count, first: entry.example)
      })
  }
}
