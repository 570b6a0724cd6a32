public import Interchange

/// What the import wizard wants done; answered by `Event.importing` with the same number.
public struct ImportRequest: Hashable, Sendable {
  public var number: Int
  public var work: ImportWork

  public init(number: Int, work: ImportWork) {
    self.number = number
    self.work = work
  }
}

public enum ImportWork: Hashable, Sendable {
  /// The files and folders whose names go on as what is typed does.
  case paths(String)
  /// What a file may be taken for; of a workbook the sheet of this name, or its first.
  case look(path: String, sheet: String?)
  /// What an import would do.
  case rehearse(ImportPlan)
  case run(ImportPlan, keeping: ImportPlan.Kept?)
}

/// A file with how it is read.
public struct ImportPlan: Hashable, Sendable {
  /// As typed: `~` is the home folder, and a relative path is meant from the current one.
  public var path: String
  public var sheet: String?
  /// Nil where the columns are Rapport's own.
  public var mapping: MappingText?

  public struct MappingText: Hashable, Sendable {
    public var name: String
    public var text: String
  }

  /// The mapping is to be found again under its name.
  public struct Kept: Hashable, Sendable {
    /// A file of that name with another text may go.
    public var replaces = false
  }
}

/// What comes of it.
public enum ImportNews: Hashable, Sendable {
  /// In the order in which they are offered, or why there are none.
  case paths(typed: String, [PathCandidate], complaint: String?)
  case looked(FileLook)
  /// So many bytes of the file have been read.
  case read(Int, of: Int)
  /// Another program is writing; it is waited for.
  case othersWrite
  case rehearsed(ImportReport)
  /// A mapping of that name is there, and says something else; nothing was done.
  case nameIsTaken
  /// `kept`: the file in which the mapping is.
  case imported(ImportReport, kept: String?)
  /// Nothing was done, and why, a line each; with what was found as far as something was.
  case refused([String], ImportReport?)
  case stopped
}

/// A file or folder that a path may lead to.
public struct PathCandidate: Hashable, Sendable {
  /// As it would be typed; a folder ends with a slash.
  public var path: String
  public var name: String
  /// Bytes; nil of a folder.
  public var size: Int?
  /// When it was written last, in seconds since 1970.
  public var written: Int

  public var isFolder: Bool { size == nil }

  public init(path: String, name: String, size: Int?, written: Int) {
    self.path = path
    self.name = name
    self.size = size
    self.written = written
  }
}
