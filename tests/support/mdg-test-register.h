#pragma once

#include "mdg-change-table.h"
#include "mdg-consultation.h"
#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* A folder of the test's own, under the build's temporary folder; removed with all that is in it. */
char *mdg_test_folder_new (void);
/* In memory where there is such a place: for folders made by the thousand. */
char *mdg_test_folder_new_in_memory (void);
void mdg_test_folder_free (char *folder);

/* A register with an origin and a centre. ":memory:" or a path that is not there yet. */
MdgStore *mdg_test_register_new (const char *path);

/* A record with one text field set, and one with nothing set, both unsaved. */
MdgRecord *mdg_test_record (MdgKind kind,
                            guint field,
                            const char *text);
MdgRecord *mdg_test_consultation (const char *received_at,
                                  const char *text);
MdgRecord *mdg_test_contact (MdgRecord *consultation,
                             const char *text);

/* Saves record, and others up to NULL, in one change and gives them back what they were saved as. */
void mdg_test_save (MdgStore *store,
                    MdgRecord *record,
                    ...) G_GNUC_NULL_TERMINATED;
/* The same for a change that must fail with code of MDG_ERROR. */
void mdg_test_fail_to_save (MdgStore *store,
                            MdgRecord *record,
                            int code);
void mdg_test_void (MdgStore *store,
                    MdgRecord *record,
                    const char *reason);
MdgRecord *mdg_test_reload (MdgStore *store,
                            MdgRecord *record);

/* First column of the first row as a number; -1 when there is none. For looking behind the curtain. */
gint64 mdg_test_query (MdgStore *store,
                       const char *sql);

/* Bytes of a file, for comparing; NULL when it is not there. */
GBytes *mdg_test_read (const char *path);
void mdg_test_write (const char *path,
                     const void *data,
                     gsize size);
/* Runs SQL on a file as another program would. */
void mdg_test_alter (const char *path,
                     const char *sql);
void mdg_test_copy (const char *from,
                    const char *to);

G_END_DECLS
