public import CustomerSuccess

/// What an import needs to know about what is there already.
public protocol ImportTarget: Sendable {
  /// The stored facts under `keys`, by key; keys that are not stored are left out.
  func stored(_ keys: [FactKey]) throws -> [FactKey: Fact]
  /// The events of each of the tickets that is stored, oldest first.
  func events(of tickets: [TicketID]) throws -> [TicketID: [TicketEvent]]
}

/// Nothing there yet.
public struct EmptyTarget: ImportTarget {
  public init() {}
  public func stored(_ keys: [FactKey]) -> [FactKey: Fact] { [:] }
  public func events(of tickets: [TicketID]) -> [TicketID: [TicketEvent]] { [:] }
}

/// One file of an import.
public struct ImportSource: Sendable {
  /// As the person named it; it stands in every complaint.
  public var file: String
  public var bytes: any ByteSource

  public init(file: String, bytes: any ByteSource) {
    self.file = file
    self.bytes = bytes
  }

  /// Reads `path` when its turn comes.
  public init(path: String) throws(InterchangeError) {
    self.init(file: path, bytes: try FileBytes(path: path))
  }
}

/// How files are to be understood.
public struct ImportOptions: Sendable {
  /// The kind of every file; nil: told by the columns.
  public var kind: RecordKind?
  /// How another tool's columns are to be read; nil: the files have Rapport's own.
  public var mapping: Mapping?
  /// CSV values are taken as they stand, as `export --raw-csv` writes them.
  public var rawCSV: Bool
  /// Facts are compared with those stored, counted, and left out when they are the same; false leaves that to a store that
  /// does so itself as it writes.
  public var compares: Bool
  /// When it is: the time of a ticket's changes where an export names none.
  public var now: Instant
  public var reading: RecordReading

  public init(
    kind: RecordKind? = nil, mapping: Mapping? = nil, rawCSV: Bool = false, compares: Bool = true,
    now: Instant = Instant(seconds: 0), reading: RecordReading = RecordReading()
  ) {
    self.kind = kind
    self.mapping = mapping
    self.rawCSV = rawCSV
    self.compares = compares
    self.now = now
    self.reading = reading
  }
}
