#pragma once

#include "mdg-field.h"

G_BEGIN_DECLS

/* Statements over one kind of record, composed once from its table of fields; values are always bound.
   Columns of every SELECT: id, uuid, revision, state, then the fields in table order, references as the
   uuid they stand for. */
typedef struct
{
  char *insert; /* ?1 uuid, ?2 revision, ?3 origin, ?4 state, ?5… fields (references as row ids) */
  char *update; /* as insert, origin left alone, WHERE uuid = ?1 */
  char *select; /* without WHERE; the table is called r */
  char *select_uuid;
  char *select_id;
  char *select_revisions; /* the columns of select, then those of MdgRecordSqlRevision; by uuid, then in the order of entry */
  char *set_origin;       /* ?1 uuid: that of its first revision */
  char *find_id;          /* SELECT id … WHERE uuid = ?1 */
  char **count_code;      /* by field, NULL where it has no vocabulary: live records that carry the code ?1 */
} MdgRecordSql;

#define MDG_RECORD_SQL_FIRST_FIELD 4
#define MDG_RECORD_SQL_FIRST_PARAMETER 5

/* Columns of select_revisions after the fields of the record, which are those that stand now. */
typedef enum
{
  MDG_RECORD_SQL_REVISION_UUID,
  MDG_RECORD_SQL_REVISION_PARENT,
  MDG_RECORD_SQL_REVISION_MERGE_PARENT,
  MDG_RECORD_SQL_REVISION_ORIGIN,
  MDG_RECORD_SQL_REVISION_CHANGE,
  MDG_RECORD_SQL_REVISION_STATE,
  MDG_RECORD_SQL_REVISION_DECIDED,
  MDG_RECORD_SQL_REVISION_EXTRA,
  MDG_RECORD_SQL_REVISION_IS_ERASED,
  MDG_RECORD_SQL_REVISION_VALUE, /* NULL for the one that stands now */
} MdgRecordSqlRevision;

/* Shared; safe from any thread. */
const MdgRecordSql *mdg_record_sql_get (MdgKind kind);

G_END_DECLS
