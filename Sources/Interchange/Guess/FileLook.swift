public import CustomerSuccess
import Files

/// What a file may be taken for, found by looking at all of it.
public struct FileLook: Hashable, Sendable {
  /// As the person named it.
  public let file: String
  /// The kind of rows that its columns are Rapport's own for.
  public private(set) var own: RecordKind?
  /// Mappings that read such a file, a person's own before the built-in ones.
  public private(set) var fitting: [Fitting] = []
  /// Of a workbook, in its order.
  public private(set) var sheets: [String] = []
  /// The sheet that was looked at; nil of what is no workbook.
  public private(set) var sheet: String?
  /// What a mapping can be made from; nil where nothing can be guessed, and why.
  public private(set) var guessed: GuessedFile?
  public private(set) var complaint: String?
  /// When the file was written last: another moment, another file.
  public private(set) var written: FileMoment?

  public struct Fitting: Hashable, Sendable {
    public var name: String
    public var isBuiltIn: Bool
    public var reads: [RecordKind]
    public var text: String
  }

  /// `sheet`: nil for the first. `names` are those that the rules in force have. Throws `InputComplaint` or `InterchangeError` for what cannot be read or has no rows.
  public init(_ source: ImportSource, mappings: MappingLibrary, sheet: String? = nil, names: RuleNames? = nil) throws {
    file = source.file
    written = source.bytes.path.flatMap { FileStatus($0) }.map { FileMoment($0) }
    let sheets = try FileLook.sheets(of: source)
    self.sheets = sheets
    self.sheet = sheet ?? sheets.first
    own = FileLook.opened(source, nil, sheet)?.tables.first?.kind
    for name in mappings.names {
      try Task.checkCancellation()
      if let found = FileLook.fitting(name, mappings, source, sheet) { fitting.append(found) }
    }
    fitting.sort { !$0.isBuiltIn && $1.isBuiltIn }
    do { guessed = try GuessedFile(source, sheet: sheet, names: names) } catch let problem as InputComplaint {
      guard own != nil || !fitting.isEmpty else { throw problem }
      complaint = problem.description
    }
  }

  private static func again(_ source: ImportSource) throws -> any ByteSource {
    guard let bytes = try source.bytes.again() else {
      throw InputComplaint(file: source.file, message: "comes but once, expected a file that can be read again")
    }
    return bytes
  }

  private static func sheets(of source: ImportSource) throws -> [String] {
    let led = try LedBytes(again(source), ahead: 4)
    guard WorkbookTable.begins(led.head) else { return [] }
    return try WorkbookOutline(WorkbookArchive(file: source.file, led, path: source.bytes.path)).sheets.map(\.name)
  }

  /// A mapping that is broken fits nothing; `mapping list` says what is wrong with it.
  private static func fitting(
    _ name: String, _ library: MappingLibrary, _ source: ImportSource, _ sheet: String?
  ) -> Fitting? {
    guard let found = try? library.source(named: name), let mapping = try? library.mapping(of: found),
      let opened = opened(source, mapping, sheet)
    else { return nil }
    // A person's own mapping was made for such files; of those that are there for everybody, two columns by chance are no fit.
    guard found.origin != .builtIn || opened.tables.contains(where: \.hasMostColumns) else { return nil }
    return Fitting(
      name: name, isBuiltIn: found.origin == .builtIn, reads: opened.tables.map(\.kind), text: found.text)
  }

  /// Nil where the file does not fit.
  private static func opened(_ source: ImportSource, _ mapping: Mapping?, _ sheet: String?) -> OpenedTables? {
    guard let bytes = try? again(source) else { return nil }
    var options = ImportOptions(mapping: mapping)
    options.sheet = sheet
    let opened = try? OpenedTables([ImportSource(file: source.file, bytes: bytes)], options: options)
    return opened?.tables.isEmpty == false ? opened : nil
  }
}

/// When a file was written last.
public struct FileMoment: Hashable, Sendable {
  let seconds: Int
  let nanoseconds: Int
  let size: Int

  init(_ status: FileStatus) {
    (seconds, nanoseconds, size) = (status.written.seconds, status.written.nanoseconds, status.size)
  }
}
