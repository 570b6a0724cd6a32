/// What one engine's SQL says otherwise than another's. All other text is read by every engine as it stands: parameters are `?`,
/// or `?2` where one stands in several places, and an engine that counts otherwise rewrites them.
package struct Dialect: Sendable {
  package typealias Text = @Sendable (String) -> String

  package init(
    tables: Tables, along: @escaping Text, inOrder: String, unindexed: @escaping Text, folded: @escaping Text,
    holds: @escaping Text, begins: @escaping Text, caseless: @escaping Text,
    list: @escaping @Sendable (_ parameter: String, _ alias: String) -> String, wipes: String,
    defersReferences: String, search: Search
  ) {
    self.wipes = wipes
    self.defersReferences = defersReferences
    self.tables = tables
    self.along = along
    self.inOrder = inOrder
    self.unindexed = unindexed
    self.folded = folded
    self.holds = holds
    self.begins = begins
    self.caseless = caseless
    self.list = list
    self.search = search
  }

  package var tables: Tables

  // MARK: The way a query goes

  /// Behind a table's name and alias: along the index of this name.
  package var along: Text
  /// A join that goes from what stands before it to what stands behind it.
  package var inOrder: String
  /// A column to be sorted by, with no index that has it in its order.
  package var unindexed: Text

  // MARK: Text

  /// As Swift's `folded` has it.
  package var folded: Text
  /// Whether a text has `?` in it.
  package var holds: Text
  /// Whether a text is like the pattern `?`, in capitals or small letters, with `\` before what is no pattern.
  package var begins: Text
  /// To be sorted by, for `begins`.
  package var caseless: Text

  // MARK: Lists

  /// A table whose column `value` has the numbers of a parameter that is a list of them in JSON.
  package var list: @Sendable (_ parameter: String, _ alias: String) -> String

  /// What that parameter is bound to.
  static func listed(_ numbers: [Int]) -> String { "[\(numbers.map(String.init).joined(separator: ","))]" }

  /// From now on, what is removed is written over in the file.
  package var wipes: String
  /// What refers to other rows is looked at when the transaction ends.
  package var defersReferences: String

  package var search: Search
}

extension Dialect {
  /// How tables are made, those that are kept and those that stand before them for one connection alone.
  package struct Tables: Sendable {
    package init(
      integer: String, real: String, text: String, computed: @escaping Text,
      end: @escaping @Sendable (_ keyColumns: Int) -> String, kept: String, temporary: String, hasTemporary: String,
      index: @escaping @Sendable (_ name: String, _ schema: String, _ table: String, _ columns: String) -> String
    ) {
      self.integer = integer
      self.real = real
      self.text = text
      self.computed = computed
      self.end = end
      self.kept = kept
      self.temporary = temporary
      self.hasTemporary = hasTemporary
      self.index = index
    }

    /// Types: whole numbers of 64 bits, numbers with a fraction, texts.
    package var integer: String
    package var real: String
    package var text: String
    /// The type of a whole number that follows from other columns.
    package var computed: Text
    /// What stands behind the columns of a table with so many of them in its key.
    package var end: @Sendable (_ keyColumns: Int) -> String

    /// The schema of the tables that are kept.
    package var kept: String
    /// The schema that is looked into first.
    package var temporary: String
    /// Whether it has a table of the name `?`.
    package var hasTemporary: String
    package var index: @Sendable (_ name: String, _ schema: String, _ table: String, _ columns: String) -> String
  }

  /// The index in which any part of a text is found: documents by their numbers.
  package struct Search: Sendable {
    package init(
      clear: String, beginMuch: String, endMuch: String, add: String, remove: String, find: String,
      match: @escaping @Sendable ([String]) -> String,
      listTerms: String, terms: String
    ) {
      self.clear = clear
      self.beginMuch = beginMuch
      self.endMuch = endMuch
      self.add = add
      self.remove = remove
      self.find = find
      self.match = match
      self.listTerms = listTerms
      self.terms = terms
    }

    package var clear: String
    /// Around very many documents: the index may hold some megabytes in memory between them.
    package var beginMuch: String
    package var endMuch: String
    /// A document `?` with the text `?`.
    package var add: String
    /// The same, with the text it was added with.
    package var remove: String
    /// The numbers of the documents that match `?`, from the highest down.
    package var find: String
    /// What `find` is asked for: all of these words, of three letters or more, each a part of a word.
    package var match: @Sendable ([String]) -> String
    /// Makes the table that `terms` reads.
    package var listTerms: String
    /// Every three letters of every document, and its number.
    package var terms: String
  }
}
