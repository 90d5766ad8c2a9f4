import Countersign
import CountersignStore

/// Every table's tree.
struct TreeList: PartVisitor {
  private let mark: SnapshotParts?
  private var trees: [PartTree] = []

  private init(_ mark: SnapshotParts?) { self.mark = mark }

  /// In the order of `Registry.visitParts`.
  static func trees(of mark: SnapshotParts?) -> [PartTree] {
    var list = TreeList(mark)
    var registry = Registry()
    registry.visitParts(&list)
    return list.trees
  }

  mutating func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>) {
    trees.append(PartBase.tree("\(name)", mark, bits: PartTree.numberBits))
  }

  mutating func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>) {
    trees.append(PartBase.tree("\(name)", mark, bits: PartTree.hashBits))
  }
}
