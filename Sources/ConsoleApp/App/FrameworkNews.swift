/// What somebody has done to one's own files of the framework while a console is open, which goes on with the rules it began with: scores,
/// clocks and lists in the database were made by them.
public struct FrameworkNews: Hashable, Sendable {
  /// Those that say something else than at the beginning, by their names.
  public var files: [String]
  /// What is wrong with them, with file and line.
  public var complaint: String?

  public init(files: [String], complaint: String? = nil) {
    self.files = files
    self.complaint = complaint
  }

  /// As many as find room in a line of 80 columns.
  private var names: String {
    let names = files.joined(separator: ", ")
    return names.count <= 28 ? names : "\(files.count) rule files"
  }

  /// `! sla.yaml`, on every screen until the console ends or the files are as they were.
  var sign: String {
    guard let first = files.first else { return "" }
    return files.count == 1 ? "! \(first)" : "! \(files.count) rule files"
  }

  /// Nil where all is as it was.
  var words: String? {
    guard !files.isEmpty else { return nil }
    if let complaint {
      return "\(complaint); until it is mended and Rapport started again, the rules hold as they were"
    }
    return "\(names) changed; the old rules hold until Rapport is started again"
  }
}
