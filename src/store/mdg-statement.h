#pragma once

#include "mdg-uuid.h"

G_BEGIN_DECLS

typedef struct _MdgStatement MdgStatement;

typedef enum
{
  MDG_STEP_ROW,
  MDG_STEP_DONE,
  MDG_STEP_ERROR,
} MdgStep;

/* A prepared statement out of the store's cache; freeing it gives it back, reset. Columns count from 0,
   parameters from 1. Texts and blobs read are borrowed until the next step. */
MdgStep mdg_statement_step (MdgStatement *self,
                            GError **error);
/* Steps to the one row there must be; NOT_FOUND when there is none. */
gboolean mdg_statement_step_to_row (MdgStatement *self,
                                    GError **error);
/* Steps a statement that gives no rows. */
gboolean mdg_statement_run (MdgStatement *self,
                            GError **error);
void mdg_statement_reset (MdgStatement *self);

void mdg_statement_bind_int64 (MdgStatement *self,
                               int parameter,
                               gint64 value);
void mdg_statement_bind_null (MdgStatement *self,
                              int parameter);
/* NULL binds NULL; the text must live until the statement is stepped or reset. */
void mdg_statement_bind_text (MdgStatement *self,
                              int parameter,
                              const char *text);
void mdg_statement_bind_uuid (MdgStatement *self,
                              int parameter,
                              const MdgUuid *uuid);
void mdg_statement_bind_blob (MdgStatement *self,
                              int parameter,
                              const void *data,
                              gsize size);

gint64 mdg_statement_get_int64 (MdgStatement *self,
                                int column);
const char *mdg_statement_get_text (MdgStatement *self,
                                    int column);
gboolean mdg_statement_is_null (MdgStatement *self,
                                int column);
gboolean mdg_statement_get_uuid (MdgStatement *self,
                                 int column,
                                 MdgUuid *uuid);
const void *mdg_statement_get_blob (MdgStatement *self,
                                    int column,
                                    gsize *size);
int mdg_statement_get_n_columns (MdgStatement *self);

void mdg_statement_release (MdgStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgStatement, mdg_statement_release)

G_END_DECLS
