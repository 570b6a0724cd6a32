import CustomerSuccess
import Files
import SuccessStore
import TerminalUI

/// Writes a view to its file: all rows of its list, asked for at once, so that they are of one moment.
struct ViewExport: Sendable {
  var request: ExportRequest
  /// As it was when the export was asked for: its panes turn rows into words.
  var console: Console
  var theme = Theme.plain

  func run(from store: any SuccessStore, at now: Instant) async -> ExportOutcome {
    do throws(FileFailure) {
      let file = try FileTarget(request.path, sparing: store.path)
      guard !file.isStandardOutput else { throw FileFailure("The console itself is on standard output; name a file") }
      // Nobody waits for a million rows to hear that they have no place.
      guard try file.isFree || request.replaces else { return .exists }
      let (bytes, words) = try await content(from: store, at: now)
      guard !Task.isCancelled else { throw FileFailure("\(StoreError.cancelled)") }
      return try file.write(bytes, replaces: request.replaces) ? .written(words) : .exists
    } catch {
      return .failed(error.words)
    }
  }

  private func content(
    from store: any SuccessStore, at now: Instant
  ) async throws(FileFailure) -> (bytes: [UInt8], words: String) {
    if request.format == .svg { return (Array(console.picture(in: theme).utf8), "the screen") }
    if let filter = request.log {
      let table = try await entries(of: filter, from: store, at: now)
      return (try bytes(of: table), count(table.rows.count, "row"))
    }
    guard let pane = console.panes[request.pane], let table = try await rows(of: pane, from: store, at: now) else {
      return try lines()
    }
    return (try bytes(of: table), count(table.rows.count, "row"))
  }

  private func entries(
    of filter: LogFilter, from store: any SuccessStore, at now: Instant
  ) async throws(FileFailure) -> ViewTable {
    do throws(StoreError) {
      let entries = try await store.answer(LogQuery(filter, limit: .max), at: now)
      return LogTable(entries, zone: console.setting.zone, now: now).table
        .words(of: entries, titled: "Change log", glyphs: .unicode)
    } catch {
      throw FileFailure("\(error)")
    }
  }

  /// Nil of a view that is no list.
  private func rows(
    of pane: some Pane, from store: any SuccessStore, at now: Instant
  ) async throws(FileFailure) -> ViewTable? {
    let scene = console.scene(for: request.pane)
    guard let question = pane.wholeQuestion(in: scene, limit: .max) else { return nil }
    do throws(StoreError) {
      return pane.table(of: try await store.answer(question, at: now), in: scene)
    } catch {
      throw FileFailure("\(error)")
    }
  }

  private func lines() throws(FileFailure) -> (bytes: [UInt8], words: String) {
    guard !console.questions.isWaiting(request.pane) else {
      throw FileFailure("The view is still being read; try again in a moment")
    }
    if let table = console.panes[request.pane]?.figures(in: console.scene(for: request.pane)) {
      return (try bytes(of: table), count(table.rows.count, "row"))
    }
    let table = console.lineTable(of: request.pane)
    guard !table.rows.isEmpty else { throw FileFailure("This view has nothing to write") }
    return (try bytes(of: table), count(table.rows.count, "line"))
  }

  private func bytes(of table: ViewTable) throws(FileFailure) -> [UInt8] {
    switch request.format {
    case .csv: Array(table.csv.utf8)
    case .json: Array(table.json.utf8)
    case .xlsx: try table.workbook()
    case .markdown, .svg: Array(table.markdown.utf8)
    }
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(NumberWords.whole(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension Console {
  /// The screen without what lies above it, as an SVG picture.
  func picture(in theme: Theme) -> String {
    var bare = self
    bare.overlay = nil
    bare.notice = nil
    var canvas = Canvas(size: size)
    bare.draw(on: &canvas)
    return ScreenPicture(canvas, theme: theme).svg(title: "Rapport: \(screen.title)")
  }
}
