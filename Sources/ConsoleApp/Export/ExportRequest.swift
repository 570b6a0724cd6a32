public import SuccessStore

/// A view on its way to a file.
public struct ExportRequest: Hashable, Sendable {
  public var pane: PaneID
  public var format: Format
  /// As typed: `~` is the home folder, and a relative path is meant from the current one.
  public var path: String
  /// A file that is there may be replaced.
  public var replaces = false
  /// The change log is meant, narrowed so, and not what the pane shows.
  public var log: LogFilter?
}

extension ExportRequest {
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case csv, json, xlsx, markdown, svg

    var title: String {
      switch self {
      case .csv: "CSV"
      case .json: "JSON"
      case .xlsx: "Excel workbook"
      case .markdown: "Markdown"
      case .svg: "SVG of the screen"
      }
    }

    /// How its files end.
    var ending: String { self == .markdown ? ".md" : ".\(rawValue)" }

    /// By its name or its files' ending: `markdown`, `md`.
    init?(name: String) {
      let name = name.lowercased()
      guard let format = Format.allCases.first(where: { $0.rawValue == name || $0.ending == ".\(name)" }) else {
        return nil
      }
      self = format
    }
  }
}

public enum ExportOutcome: Hashable, Sendable {
  /// What was written: `1,250 rows`.
  case written(String)
  /// Nothing was written: the file is there, and nobody has said that it may go.
  case exists
  /// Nothing was written, and why.
  case failed(String)
}
