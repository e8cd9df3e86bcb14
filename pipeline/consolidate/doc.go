// Package consolidate makes events, actors and places of what many articles say of them: it takes the rows of single
// articles in any order and gives the tables of a release in a fixed one, in bounded memory.
package consolidate
