#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* What several centres made of one record, brought together without a clock.
   Every revision is a state of the whole record; a field was written where it differs from the state before it, or where somebody decided to
   leave it as it stands. The value of a field is that of the last writes that no other write had seen. Where these are several and not equal
   they are in conflict: all are kept, one of them, the same one everywhere, stands in the record until somebody decides. The outcome depends
   on what people wrote and on nothing else: not on the order of files, nor on how often each came. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid parent;       /* nil for the first one */
  MdgUuid merge_parent; /* nil but for states that no person made */
  MdgRecord *record;    /* the values and whether it stands */
  char **decided;       /* names of fields whose value somebody confirmed; NULL for none */
} MdgMergeNode;

MdgMergeNode *mdg_merge_node_new (MdgRecord *record,
                                  const MdgUuid *parent);
void mdg_merge_node_free (MdgMergeNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMergeNode, mdg_merge_node_free)

/* The field index of a conflict about whether the record stands at all. */
#define MDG_MERGE_STATE G_MAXUINT

typedef struct
{
  guint field;
  GPtrArray *writers; /* of MdgMergeNode, borrowed, each with another value; the first one's stands in the record */
} MdgMergeConflict;

typedef struct
{
  MdgRecord *record;    /* values, state and revision */
  GPtrArray *added;     /* of MdgMergeNode: states made by bringing together, in the order of writing */
  GPtrArray *conflicts; /* of MdgMergeConflict, in the order of fields */
} MdgMerge;

void mdg_merge_free (MdgMerge *merge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMerge, mdg_merge_free)

/* nodes are all revisions of one record that are known, in any order, none of them twice; a parent that is not among them counts as
   no parent. INVALID when their ancestry runs in a circle. */
MdgMerge *mdg_merge_resolve (GPtrArray *nodes,
                             GError **error);

G_END_DECLS
