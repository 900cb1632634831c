#pragma once

#include <glib.h>

#include "mdg-date.h"

G_BEGIN_DECLS

/* Reads a sheet as it will be printed, and says which words would tell who is meant. The register's identifying pieces are
   gathered in a dictionary; the sheet is given as the lines that were laid out. Both are folded: width, kana,
   variants of kanji, spaces; a word may run on over lines and into the next cell. */

/* What is not on a page: title, author, keywords of the file. */
#define MDG_LEAK_METADATA G_MAXUINT

/* Lines in reading order. Those of one text (a cell, a paragraph) have the same block and follow each other. Another block
   begins a new word, but full names and telephone numbers are found across. */
typedef struct
{
  guint page; /* from 0, or MDG_LEAK_METADATA */
  guint line; /* on the page, from 0 */
  guint block;
  const char *text;
} MdgLeakLine;

typedef enum
{
  MDG_LEAK_FULL_NAME,
  MDG_LEAK_SURNAME,
  MDG_LEAK_GIVEN_NAME,
  MDG_LEAK_KANA,
  MDG_LEAK_PHONE,
  MDG_LEAK_ADDRESS, /* below the area */
  MDG_LEAK_TOWN,
  MDG_LEAK_BUILDING,
  MDG_LEAK_AGENCY,
  MDG_LEAK_FACILITY,
  MDG_LEAK_AGE, /* an exact one */
  MDG_LEAK_DATE,
  MDG_LEAK_AMOUNT,
} MdgLeakKind;

typedef enum
{
  MDG_LEAK_WARNING, /* may be a word like any other: a person decides */
  MDG_LEAK_BLOCKED,
} MdgLeakSeverity;

/* Whose name it is; says what may stand instead. */
typedef enum
{
  MDG_LEAK_SUBJECT,
  MDG_LEAK_FAMILY,
  MDG_LEAK_CONSULTER,
  MDG_LEAK_DOCTOR,
  MDG_LEAK_STAFF,
} MdgLeakPerson;

typedef struct
{
  MdgLeakKind kind;
  MdgLeakSeverity severity;
  guint page; /* where the word begins */
  guint line;
  char *word;    /* as printed, without line ends */
  char *instead; /* what may be printed: 80代 for 87歳; NULL when nothing can be offered */
} MdgLeak;

void mdg_leak_free (MdgLeak *leak);
/* "Full name", for a list of findings. */
const char *mdg_leak_kind_get_label (MdgLeakKind kind);

/* Filled once from the register, used for any number of sheets, by one thread at a time. NULL and empty texts
   are passed over. */
typedef struct _MdgLeakDictionary MdgLeakDictionary;

MdgLeakDictionary *mdg_leak_dictionary_new (void);
void mdg_leak_dictionary_free (MdgLeakDictionary *self);

/* Surname and given name are told apart by the space; without one by the surnames of others. */
void mdg_leak_dictionary_add_person (MdgLeakDictionary *self,
                                     MdgLeakPerson person,
                                     const char *name,
                                     const char *kana);
void mdg_leak_dictionary_add_phone (MdgLeakDictionary *self,
                                    const char *phone);
/* With or without city, with or without building. */
void mdg_leak_dictionary_add_address (MdgLeakDictionary *self,
                                      const char *address);
/* A town, building, agency or facility; instead (may be NULL) is what may stand in its place. */
void mdg_leak_dictionary_add_place (MdgLeakDictionary *self,
                                    MdgLeakKind kind,
                                    const char *name,
                                    const char *instead);
/* A word of every day, though somebody bears it as a name: found, but not blocked. Many are known already. */
void mdg_leak_dictionary_add_common (MdgLeakDictionary *self,
                                     const char *word);
/* A text that may stand on this sheet as it is: the centre's own name and telephone, names of areas, the
   labels of classes, the day of the meeting. Nothing is found inside it. */
void mdg_leak_dictionary_allow (MdgLeakDictionary *self,
                                const char *text);

/* The findings (MdgLeak) in the order of the lines; empty when the sheet may go out. today tells the age of a birth date. */
GPtrArray *mdg_leak_check (MdgLeakDictionary *dictionary,
                           const MdgLeakLine *lines,
                           guint n_lines,
                           const MdgDate *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLeakDictionary, mdg_leak_dictionary_free)

G_END_DECLS
