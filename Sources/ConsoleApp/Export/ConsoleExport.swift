import TerminalUI

extension Console {
  /// Asks where the focused view is to go.
  var exportView: ExportView { exportView(format: .csv, path: nil) }

  private func exportView(format: ExportRequest.Format, path: String?) -> ExportView {
    ExportView(
      pane: focus, title: panes[focus]?.title(in: scene(for: focus)) ?? "",
      names: ExportView.Names(
        view: focus.description, screen: screen.id.name, day: setting.zone.date(of: now)),
      format: format, path: path)
  }

  /// The same of the change log, which is in front again afterwards.
  func exportView(of log: LogView) -> ExportView {
    var view = ExportView(
      pane: focus, title: "Change log",
      names: ExportView.Names(view: "log", screen: screen.id.name, day: setting.zone.date(of: now)))
    view.log = log
    return view
  }

  /// `csv FILE`: written at once; without a file the form asks for it.
  mutating func export(line: String) -> [Effect] {
    guard let words = LineWords(line), let format = ExportRequest.Format(name: words.first) else {
      let formats = ExportRequest.Format.allCases.map(\.rawValue).joined(separator: ", ")
      return [.complain("export: expected one of \(formats), then the file")]
    }
    var view = exportView(format: format, path: words.rest.isEmpty ? nil : words.rest)
    let outcome = words.rest.isEmpty ? .editing : view.submit()
    return settle(outcome, of: view)
  }

  mutating func press(_ key: Key, in view: inout ExportView) -> [Effect] {
    let outcome = view.press(key)
    return settle(outcome, of: view)
  }

  private mutating func settle(_ outcome: ExportView.Outcome, of view: ExportView) -> [Effect] {
    overlay = outcome == .cancelled ? view.log.map(Overlay.log) : .export(view)
    if case .accepted(let request) = outcome { return [.export(request)] }
    return []
  }

  /// In the form that asked for it, while that is there; else in the last line.
  mutating func exported(_ request: ExportRequest, _ outcome: ExportOutcome) {
    if case .export(var view) = overlay, view.receive(outcome, of: request) {
      overlay = .export(view)
      guard case .written = outcome else { return }
      overlay = view.log.map(Overlay.log)
    }
    notice =
      switch outcome {
      case .written(let words): Notice(text: "Wrote \(words) to \(request.path)", isComplaint: false)
      case .exists: Notice(text: "\(request.path) is there already; nothing was written", isComplaint: true)
      case .failed(let words): Notice(text: words, isComplaint: true)
      }
  }
}
