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
  char *find_id;     /* SELECT id … WHERE uuid = ?1 */
  char **count_code; /* by field, NULL where it has no vocabulary: live records that carry the code ?1 */
} MdgRecordSql;

#define MDG_RECORD_SQL_FIRST_FIELD 4
#define MDG_RECORD_SQL_FIRST_PARAMETER 5

/* Shared; safe from any thread. */
const MdgRecordSql *mdg_record_sql_get (MdgKind kind);

G_END_DECLS
