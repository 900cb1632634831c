#pragma once

#include "mdg-fault-vfs.h"

#define SECTOR 512

typedef enum
{
  CREATE,
  WRITE,
  TRUNCATE,
  SYNC,
  DELETE,
  RENAME,
  LINK,
  SYNC_FOLDER,
} Kind;

typedef struct
{
  Kind kind;
  char *path; /* below the folder */
  char *other;
  gint64 offset;
  GBytes *data;
  guint acknowledged;
} Operation;

/* What the folder held when noting began: path to GBytes. */
GHashTable *mdg_fault_get_before (void);
/* What was done since, of Operation. */
GPtrArray *mdg_fault_get_operations (void);
