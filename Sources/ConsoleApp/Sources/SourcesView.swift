import CustomerSuccess
import SuccessStore
import TerminalUI

/// How the sources stand that rows come from by themselves.
struct SourcesView: Hashable, Sendable {
  /// Those that are configured; nil where nobody has told.
  var told: [SourceState]?
  /// Those that have run.
  private var known: [SourceState]?
  private var chosen = ChosenRow()
  private var trouble: StoreError?

  init(told: [SourceState]? = nil) { self.told = told }

  /// It has run, and is configured no more: nothing runs it, and nothing of it fails.
  private func isRemoved(_ state: SourceState) -> Bool {
    told.map { told in !told.contains { $0.name == state.name } } ?? false
  }

  /// Those that have run, and then those that are configured and have not; nil until the store has answered.
  var states: [SourceState]? {
    known.map { known in known + (told ?? []).filter { source in !known.contains { $0.name == source.name } } }
  }

  /// False when it is left.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .escape, .control("c"), .character("q"): return false
    default:
      chosen.press(key, of: states?.count ?? 0)
      return true
    }
  }

  mutating func receive(_ answer: Answered<SourceStatesQuery>) {
    switch answer {
    case .success(let found):
      let before = states.flatMap { $0.indices.contains(chosen.place) ? $0[chosen.place].name : nil }
      known = found
      trouble = nil
      chosen.move(to: states?.firstIndex { $0.name == before } ?? chosen.place, of: states?.count ?? 0)
    case .failure(let error): trouble = error
    }
  }
}

// MARK: Drawing

extension SourcesView {
  /// Lines for what was wrong with the chosen source.
  private static let errorLines = 3

  private func dialog(on size: Size) -> Dialog {
    let rows = max(2, min((states?.count ?? 0) + 1, size.height - 12))
    return Dialog(
      title: "Sources", content: Size(width: min(size.width - 8, 100), height: rows + SourcesView.errorLines + 3))
  }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let height = max(0, dialog.content(on: size).height - SourcesView.errorLines - 3)
    return chosen.click(at: point, in: dialog, on: size, below: 1, height: height - 1, of: states?.count ?? 0)
  }

  func draw(on canvas: inout Canvas, zone: Zone, now: Instant) {
    dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      let height = max(0, canvas.height - SourcesView.errorLines - 3)
      canvas.draw(in: Rect(x: 0, y: 0, width: canvas.width, height: height)) { drawRows(on: &$0, zone, now) }
      drawError(at: height + 1, on: &canvas, zone, now)
      canvas.writeKeyHints([("rapport sync", "runs them"), ("esc", "leave")], y: canvas.height - 1)
    }
  }

  private func drawRows(on canvas: inout Canvas, _ zone: Zone, _ now: Instant) {
    guard let states, !states.isEmpty else {
      let none = "No source has run; sources.yaml names them, 'rapport sync' runs them"
      let words = trouble?.description ?? (states == nil ? "reading …" : none)
      canvas.write(words, at: Point(x: 1, y: 0), tone: trouble == nil ? .muted : .error, maxWidth: canvas.width - 2)
      return
    }
    table(canvas.glyphs, zone, now).draw(
      top: chosen.first(in: canvas.height - 1), total: states.count, selected: chosen.place, isFocused: true,
      on: &canvas
    ) { states.indices.contains($0) ? states[$0] : nil }
  }

  private func table(_ glyphs: GlyphSet, _ zone: Zone, _ now: Instant) -> Table<SourceState> {
    func time(_ moment: Instant?) -> String { moment.map { SourcesView.time($0, zone, now) } ?? "–" }
    return Table(columns: [
      .init("Source", .flexible(minimum: 12, weight: 1)) { state in [Piece(state.name)] },
      .init("State", .fixed(14)) { state in
        if isRemoved(state) { return [Piece("removed", .muted)] }
        if state.isNew { return [Piece("not yet run", .muted)] }
        guard state.isFailing else { return [Piece("well", .success)] }
        let times = state.failures == 1 ? "failed" : "failed \(state.failures)×"
        return [Piece("\(glyphs.breached) \(times)", .error)]
      },
      .init("Last success", .fixed(14)) { [Piece(time($0.success))] },
      .init("Rows", .fixed(7), isRight: true) { [Piece(NumberWords.whole($0.rows))] },
      .init("Next", .fixed(14)) { state in
        if isRemoved(state) { return [Piece("–", .muted)] }
        return [Piece(state.isDue(at: now) ? "due" : time(state.next), .muted)]
      },
    ])
  }

  /// `Mon 23 14:05`
  private static func time(_ moment: Instant, _ zone: Zone, _ now: Instant) -> String {
    "\(TimeWords.near(zone.date(of: moment))) \(TimeWords.hour(moment, in: zone))"
  }

  /// What was wrong last, and when.
  private func drawError(at y: Int, on canvas: inout Canvas, _ zone: Zone, _ now: Instant) {
    guard let states, states.indices.contains(chosen.place) else { return }
    let state = states[chosen.place]
    let removed = isRemoved(state) ? "no longer in sources.yaml" : nil
    let error = state.failure.map { "last error, \(SourcesView.time($0, zone, now))" }
    let title = [removed, error].compactMap(\.self).joined(separator: "; ")
    let tone: Tone = state.isFailing && removed == nil ? .error : .muted
    canvas.write(title.prefix(1).uppercased() + title.dropFirst(), at: Point(x: 1, y: y), tone: tone)
    guard state.failure != nil else { return }
    let lines = state.error.split(whereSeparator: \.isNewline).map(String.init)
    for (index, line) in lines.prefix(SourcesView.errorLines - 1).enumerated() {
      canvas.write(line, at: Point(x: 1, y: y + 1 + index), maxWidth: canvas.width - 2)
    }
  }
}

// MARK: What stands on every screen

extension Console {
  /// `✗ hubspot fails`, `✗ 3 sources fail`, where there is no room `✗ sources`, and with rules that have changed `! sla.yaml`;
  /// empty while all is well.
  func failingWords(_ glyphs: GlyphSet, room: Int) -> String {
    let rules = changedFramework?.sign ?? ""
    // What is configured no more is run by nobody.
    let failing = failingSources.filter { name in toldSources.map { told in told.contains { $0.name == name } } ?? true
    }
    guard let first = failing.first else { return rules }
    let words = failing.count == 1 ? "\(first) fails" : "\(failing.count) sources fail"
    let room = rules.isEmpty ? room : room - rules.count - 2
    let sources = "\(glyphs.breached) \(words.count + 2 <= room ? words : "sources")"
    return rules.isEmpty ? sources : "\(sources)  \(rules)"
  }
}
