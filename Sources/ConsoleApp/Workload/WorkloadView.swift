import CustomerSuccess
import SuccessStore
import TerminalUI

/// Who has how much on the desk; choosing one narrows the queue to it.
struct WorkloadView: Hashable, Sendable {
  private(set) var loads: [OwnerLoad]?
  private var chosen = ChosenRow()
  private var trouble: StoreError?

  enum Outcome: Hashable {
    case looking
    case closed
    case narrow(OwnerLoad)
  }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"), .character("q"), .character("W"): return .closed
    case .enter: return load.map(Outcome.narrow) ?? .looking
    default:
      chosen.press(key, of: loads?.count ?? 0)
      return .looking
    }
  }

  /// The chosen one's.
  private var load: OwnerLoad? { loads.flatMap { $0.indices.contains(chosen.place) ? $0[chosen.place] : nil } }

  /// The chosen owner stays chosen, wherever others' work has moved the line to.
  mutating func receive(_ answer: Answered<WorkloadQuery>) {
    switch answer {
    case .success(let found):
      let owner = load?.owner
      loads = found
      trouble = nil
      chosen.move(to: found.firstIndex { $0.owner == owner } ?? chosen.place, of: found.count)
    case .failure(let error): trouble = error
    }
  }
}

// MARK: Drawing

extension WorkloadView {
  private func dialog(on size: Size) -> Dialog {
    let rows = max(4, min(loads?.count ?? 0, size.height - 10))
    return Dialog(title: title, content: Size(width: min(size.width - 8, 92), height: rows + 4))
  }

  mutating func click(_ point: Point, on size: Size) -> OverlayHit {
    let dialog = dialog(on: size)
    let height = max(0, dialog.content(on: size).height - 2)
    return chosen.click(at: point, in: dialog, on: size, below: 1, height: height - 1, of: loads?.count ?? 0)
  }

  func draw(on canvas: inout Canvas) {
    dialog(on: Size(width: canvas.width, height: canvas.height)).draw(on: &canvas) { canvas in
      canvas.draw(in: Rect(x: 0, y: 0, width: canvas.width, height: canvas.height - 2), drawRows)
      canvas.writeKeyHints([("enter", "the queue of this owner"), ("esc", "leave")], y: canvas.height - 1)
    }
  }

  private var title: String {
    guard let loads else { return "Workload" }
    return "Workload · \(NumberWords.whole(loads.reduce(0) { $0 + $1.open })) open tickets"
  }

  private func drawRows(on canvas: inout Canvas) {
    guard let loads, !loads.isEmpty else {
      let words = trouble?.description ?? (loads == nil ? "reading …" : "No ticket is open")
      canvas.write(words, at: Point(x: 1, y: 0), tone: trouble == nil ? .muted : .error)
      return
    }
    let top = chosen.first(in: canvas.height - 1)
    table(glyphs: canvas.glyphs).draw(
      top: top, total: loads.count, selected: chosen.place, isFocused: true, on: &canvas
    ) { loads.indices.contains($0) ? loads[$0] : nil }
  }

  private func table(glyphs: GlyphSet) -> Table<OwnerLoad> {
    let most = loads?.map(\.open).max() ?? 0
    return Table(columns: [
      .init("Owner", .flexible(minimum: 14, weight: 1)) { load in
        [load.owner.isEmpty ? Piece("nobody", .atRisk) : Piece(load.owner)]
      },
      WorkloadView.column("Open") { ($0.open, .text) },
      WorkloadView.column("Breached", mark: glyphs.breached) { ($0.breached, .breached) },
      WorkloadView.column("At risk", mark: glyphs.atRisk) { ($0.atRisk, .atRisk) },
      WorkloadView.column("Waiting") { ($0.waiting, .waiting) },
      WorkloadView.column("Crit+High", priority: 1) { ($0.urgent, .critical) },
      .init("", .fixed(12), priority: 2) { load in
        let length = most == 0 ? 0 : (load.open * 12 + most - 1) / most
        return [Piece(String(repeating: glyphs.barFull, count: length), .sparkline)]
      },
    ])
  }

  private static func column(
    _ title: String, mark: Character? = nil, priority: Int = 0, _ value: @escaping (OwnerLoad) -> (Int, Tone)
  ) -> Table<OwnerLoad>.Column {
    .init(title, .fixed(9), priority: priority, isRight: true) { load in
      let (count, tone) = value(load)
      guard count > 0 else { return [Piece("–", .muted)] }
      return [Piece((mark.map { "\($0) " } ?? "") + NumberWords.whole(count), tone)]
    }
  }
}

// MARK: Keys

extension Console {
  mutating func press(_ key: Key, in view: inout WorkloadView) -> [Effect] {
    switch view.press(key) {
    case .looking: overlay = .workload(view)
    case .closed: overlay = nil
    case .narrow(let load):
      overlay = nil
      let owner = load.owner.isEmpty ? ":none" : "=\"\(load.owner.replacing("\"", with: ""))\""
      showOpenTickets()
      return settle([.open(.tickets, filter: "owner\(owner)")])
    }
    return []
  }

  /// All that are open have been counted, so none of them is left out by the view that the queue stands in.
  private mutating func showOpenTickets() {
    guard let order = panes[.queue]?.order.split(separator: " ").last else { return }
    panes[.queue]?.setOrder("\(QueuePane.View.all.rawValue) \(order)")
  }
}
